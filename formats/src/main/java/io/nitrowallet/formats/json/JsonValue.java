package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One member of a {@link JsonObject}. Each method demands one form and refuses all others with the
/// code of the document; none converts a string to a number or the reverse.
public final class JsonValue {
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]*+");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]*+");

  private final JsonNode node;
  private final ErrorCode code;
  private final String name;

  JsonValue(JsonNode node, ErrorCode code, String name) {
    this.node = node;
    this.code = code;
    this.name = name;
  }

  /// A string.
  public String text() {
    if (!node.isString()) {
      throw refused("a string");
    }
    return node.stringValue();
  }

  /// A JSON integer that fits a `long`.
  public long integer() {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw refused("an integer");
    }
    return node.longValue();
  }

  /// `true` or `false`.
  public boolean flag() {
    if (!node.isBoolean()) {
      throw refused("true or false");
    }
    return node.booleanValue();
  }

  /// A 0x quantity of at most `bits` bits (256 at most).
  public BigInteger quantity(int bits) {
    return convert(
        text -> Quantity.parse(text, bits),
        "a 0x quantity without leading zeros, at most " + bits + " bits wide");
  }

  /// `0x` and an even number of hex digits, at most `maxLength` bytes.
  public Bytes hex(int maxLength) {
    return convert(
        text -> {
          if (text.length() > 2L + 2L * maxLength || !HEX.matcher(text).matches()) {
            throw new IllegalArgumentException("not 0x hex");
          }
          return Bytes.ofHex(text);
        },
        "0x and pairs of hex digits, at most " + maxLength + " bytes");
  }

  /// `length` bytes as lower-case hex digits without a prefix, as hashes are written.
  public Bytes digits(int length) {
    return convert(
        text -> {
          if (text.length() != 2L * length || !DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("not hex of that length");
          }
          return Bytes.ofHex(text);
        },
        2 * length + " lower-case hex digits");
  }

  /// Canonical base64 with padding, at most `maxLength` bytes.
  public Bytes base64(int maxLength) {
    return convert(
        text -> {
          if (text.length() > (maxLength + 2L) / 3 * 4) {
            throw new IllegalArgumentException("too long");
          }
          return Bytes.ofBase64(text);
        },
        "base64 with padding, at most " + maxLength + " bytes");
  }

  /// An address: `0x` and 40 hex digits, with its EIP-55 checksum where the case is mixed.
  public Address address() {
    return convert(Address::parse, "an address: 0x, 40 hex digits, a correct EIP-55 checksum");
  }

  /// A whole second in ISO-8601, UTC, in the one form that {@link Instant#toString} gives it.
  public Instant second() {
    return convert(
        text -> {
          Instant time = parse(text);
          if (!time.truncatedTo(ChronoUnit.SECONDS).toString().equals(text)) {
            throw new IllegalArgumentException("another form");
          }
          return time;
        },
        "a time such as 2026-01-31T09:30:00Z");
  }

  private static Instant parse(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// An object.
  public JsonObject object() {
    return JsonObject.of(node, code, "'" + name + "'");
  }

  /// The elements of an array.
  public List<JsonValue> elements() {
    if (!node.isArray()) {
      throw refused("an array");
    }
    return node.values().stream().map(element -> new JsonValue(element, code, name)).toList();
  }

  /// What `conversion` makes of a string.
  ///
  /// @param conversion refuses by an {@link IllegalArgumentException} or a {@link RefusedException}
  /// @param form what the member must be, for the sentence
  <T> T convert(Function<String, T> conversion, String form) {
    String text = text();
    try {
      return conversion.apply(text);
    } catch (IllegalArgumentException | RefusedException e) {
      throw refused(form);
    }
  }

  private RefusedException refused(String form) {
    return new RefusedException(code, "'%s' must be %s".formatted(name, form));
  }
}
