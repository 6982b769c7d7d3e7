package io.nitrowallet.domain.typeddata;

import java.util.OptionalInt;

/// The type of a member or of an array's elements (EIP-712, "Definition of typed structured data").
public sealed interface FieldType {
  /// The type that `text` names; whether a struct of that name exists is not looked at.
  ///
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TYPED_DATA` if it names
  ///   none
  static FieldType parse(String text) {
    return FieldTypeParser.parse(text);
  }

  /// As the type stands in a struct's encoding.
  String text();

  /// `uint8` to `uint256`.
  ///
  /// @param bits a multiple of 8
  record UnsignedInteger(int bits) implements FieldType {
    @Override
    public String text() {
      return "uint" + bits;
    }
  }

  /// `int8` to `int256`, two's complement.
  ///
  /// @param bits a multiple of 8
  record SignedInteger(int bits) implements FieldType {
    @Override
    public String text() {
      return "int" + bits;
    }
  }

  /// `bytes1` to `bytes32`.
  record FixedBytes(int length) implements FieldType {
    @Override
    public String text() {
      return "bytes" + length;
    }
  }

  /// The types that have one form.
  enum Simple implements FieldType {
    /// `bool`.
    BOOL("bool"),
    /// `address`.
    ADDRESS("address"),
    /// `bytes` of any length.
    BYTES("bytes"),
    /// `string`.
    STRING("string");

    private final String text;

    Simple(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// A struct, by its name.
  record Struct(String name) implements FieldType {
    @Override
    public String text() {
      return name;
    }
  }

  /// `T[]`, or `T[n]` of n elements.
  ///
  /// @param length absent where any number will do
  record Array(FieldType element, OptionalInt length) implements FieldType {
    @Override
    public String text() {
      String size = length.isPresent() ? Integer.toString(length.getAsInt()) : "";
      return element.text() + "[" + size + "]";
    }
  }
}
