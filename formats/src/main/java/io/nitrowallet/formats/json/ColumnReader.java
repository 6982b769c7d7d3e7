package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the columns of a row, each in its one canonical form. Every refusal is `INVALID_ROW` and
/// names the column.
final class ColumnReader {
  private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-f]{130}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,18}");
  private static final Pattern INSTANT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

  /// The base64 of 16 KiB, the longest value of any column; anything longer is not decoded.
  private static final int MAX_BASE64 = 21848;

  private final Map<String, String> columns;

  ColumnReader(Map<String, String> columns) {
    this.columns = columns;
  }

  /// The column as `parse` understands it.
  <T> T read(String column, Function<String, T> parse) {
    @Nullable String text = columns.get(column);
    if (text == null) {
      throw refused("the row lacks its column " + column);
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException | RefusedException e) {
      throw refused("the row's column %s is malformed".formatted(column));
    }
  }

  void requireText(String column, String expected) {
    read(column, text -> matching(text, text.equals(expected)));
  }

  Bytes base64(String column) {
    return base64(column, MAX_BASE64);
  }

  /// @param maxLength of the text; longer ones are not decoded
  Bytes base64(String column, int maxLength) {
    return read(column, text -> Bytes.ofBase64(matching(text, text.length() <= maxLength)));
  }

  PublicKey publicKey(String column) {
    return read(column, text -> new PublicKey(Bytes.ofHex(matching(text, PUBLIC_KEY))));
  }

  Bytes hash(String column) {
    return read(column, text -> Bytes.ofHex(matching(text, HASH)));
  }

  long version(String column) {
    return read(column, text -> Long.parseLong(matching(text, VERSION)));
  }

  Address address(String column) {
    return read(
        column,
        text -> {
          Address address = Address.parse(text);
          matching(text, address.checksummed().equals(text));
          return address;
        });
  }

  Instant instant(String column) {
    return read(column, text -> Instant.parse(matching(text, INSTANT)));
  }

  private static String matching(String text, Pattern form) {
    return matching(text, form.matcher(text).matches());
  }

  private static String matching(String text, boolean matches) {
    if (!matches) {
      throw new IllegalArgumentException("another form");
    }
    return text;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_ROW, sentence);
  }
}
