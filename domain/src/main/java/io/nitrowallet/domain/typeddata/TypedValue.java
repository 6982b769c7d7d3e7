package io.nitrowallet.domain.typeddata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A value; whether it fits a type is for {@link TypedData} to say.
public sealed interface TypedValue {
  /// Of an integer type.
  record Whole(BigInteger value) implements TypedValue {}

  /// Of `bool`.
  record Flag(boolean value) implements TypedValue {}

  /// Of `address`.
  record Account(Address value) implements TypedValue {}

  /// Of `bytes`, `bytes1` to `bytes32`.
  record Octets(Bytes value) implements TypedValue {}

  /// Of `string`.
  record Text(String value) implements TypedValue {}

  /// Of an array.
  record Sequence(List<TypedValue> elements) implements TypedValue {
    /// Copies the list.
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /// Of a struct.
  ///
  /// @param members by name
  record Structure(Map<String, TypedValue> members) implements TypedValue {
    /// Copies the map; the order of members is their type's.
    public Structure {
      members = Collections.unmodifiableMap(new TreeMap<>(members));
    }
  }
}
