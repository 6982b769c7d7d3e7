package io.nitrowallet.domain.typeddata;

import io.nitrowallet.domain.typeddata.FieldType.Array;
import io.nitrowallet.domain.typeddata.FieldType.FixedBytes;
import io.nitrowallet.domain.typeddata.FieldType.SignedInteger;
import io.nitrowallet.domain.typeddata.FieldType.Simple;
import io.nitrowallet.domain.typeddata.FieldType.Struct;
import io.nitrowallet.domain.typeddata.FieldType.UnsignedInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses the names of types. Each type has one name: `uint`, `uint08` and `bytes0` are none.
final class FieldTypeParser {
  private static final int MAX_DIMENSIONS = 8;
  private static final Pattern ARRAY = Pattern.compile("(.*)\\[((?:[1-9][0-9]{0,4})?)]");
  private static final Pattern SIZED = Pattern.compile("(uint|int|bytes)([1-9][0-9]{0,2})");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,127}");

  private FieldTypeParser() {}

  static FieldType parse(String text) {
    return parse(text, 0);
  }

  private static FieldType parse(String text, int dimensions) {
    if (dimensions > MAX_DIMENSIONS) {
      throw TypedData.refused("an array of more than %s dimensions".formatted(MAX_DIMENSIONS));
    }
    Matcher array = ARRAY.matcher(text);
    if (array.matches()) {
      String size = array.group(2);
      OptionalInt length =
          size.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(size));
      return new Array(parse(array.group(1), dimensions + 1), length);
    }
    return atomic(text).orElseGet(() -> new Struct(requireIdentifier(text)));
  }

  /// The type that is no array and no struct.
  static Optional<FieldType> atomic(String text) {
    for (Simple simple : Simple.values()) {
      if (simple.text().equals(text)) {
        return Optional.of(simple);
      }
    }
    Matcher sized = SIZED.matcher(text);
    return sized.matches()
        ? sized(sized.group(1), Integer.parseInt(sized.group(2)))
        : Optional.empty();
  }

  private static Optional<FieldType> sized(String kind, int size) {
    if (kind.equals("bytes")) {
      return size <= 32 ? Optional.of(new FixedBytes(size)) : Optional.empty();
    }
    if (size % 8 != 0 || size > 256) {
      return Optional.empty();
    }
    return Optional.of(kind.equals("uint") ? new UnsignedInteger(size) : new SignedInteger(size));
  }

  static String requireIdentifier(String text) {
    if (!IDENTIFIER.matcher(text).matches()) {
      throw TypedData.refused("a name of a type or member is no identifier");
    }
    return text;
  }
}
