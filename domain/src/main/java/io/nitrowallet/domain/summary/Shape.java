package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.typeddata.FieldType;
import io.nitrowallet.domain.typeddata.StructType;
import io.nitrowallet.domain.typeddata.TypedData;
import java.util.Arrays;
import java.util.List;

/// The exact structs by which a contract knows its typed data; the first is the message's.
record Shape(List<StructType> structs) {
  /// @param texts as EIP-712 encodes types, such as `Person(string name,address wallet)`
  static Shape of(String... texts) {
    return new Shape(Arrays.stream(texts).map(Shape::struct).toList());
  }

  private static StructType struct(String text) {
    int open = text.indexOf('(');
    String members = text.substring(open + 1, text.length() - 1);
    return new StructType(
        text.substring(0, open), Arrays.stream(members.split(",", -1)).map(Shape::member).toList());
  }

  private static StructType.Member member(String text) {
    int space = text.indexOf(' ');
    return new StructType.Member(
        text.substring(space + 1), FieldType.parse(text.substring(0, space)));
  }

  boolean fits(TypedData data) {
    return data.primaryType().equals(structs.getFirst().name())
        && data.types().all().containsAll(structs);
  }
}
