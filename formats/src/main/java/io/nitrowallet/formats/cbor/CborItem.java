package io.nitrowallet.formats.cbor;

import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One decoded data item, read only as the type it has. A tagged item has none of these types.
///
/// @param path what sentences call the item
record CborItem(CborSource source, String path, CBORObject value) {

  /// A text of 1 to `maxLength` printable ASCII characters: safe to show to an operator.
  String text(int maxLength) {
    require(CBORType.TextString, "a text");
    String text = value.AsString();
    boolean printable = text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
    if (text.isEmpty() || text.length() > maxLength || !printable) {
      throw refuse("is not 1 to " + maxLength + " printable characters");
    }
    return text;
  }

  Bytes bytes(int minLength, int maxLength) {
    require(CBORType.ByteString, "a byte string");
    Bytes bytes = Bytes.copyOf(value.GetByteString());
    if (bytes.length() < minLength || bytes.length() > maxLength) {
      throw refuse("is " + bytes.length() + " bytes long, not " + minLength + " to " + maxLength);
    }
    return bytes;
  }

  /// A byte string of any length up to `maxLength`, or absent where the item is `null`.
  Optional<Bytes> optionalBytes(int maxLength) {
    return !value.isTagged() && value.isNull()
        ? Optional.empty()
        : Optional.of(bytes(0, maxLength));
  }

  long integer(long min, long max) {
    require(CBORType.Integer, "an integer");
    if (!value.CanValueFitInInt64() || value.AsInt64Value() < min || value.AsInt64Value() > max) {
      throw refuse("is not between " + min + " and " + max);
    }
    return value.AsInt64Value();
  }

  int integer(int min, int max) {
    return Math.toIntExact(integer((long) min, (long) max));
  }

  boolean bool() {
    require(CBORType.Boolean, "true or false");
    return value.isTrue();
  }

  /// The elements of an array of `minSize` to `maxSize`.
  List<CborItem> array(int minSize, int maxSize) {
    require(CBORType.Array, "an array");
    requireSize(minSize, maxSize);
    List<CborItem> elements = new ArrayList<>();
    for (CBORObject element : value.getValues()) {
      elements.add(new CborItem(source, path + "[" + elements.size() + "]", element));
    }
    return elements;
  }

  /// The keys of a map of `minSize` to `maxSize` entries, each to be read on its own.
  List<CborItem> keys(int minSize, int maxSize) {
    require(CBORType.Map, "a map");
    requireSize(minSize, maxSize);
    return value.getKeys().stream().map(key -> new CborItem(source, path + " key", key)).toList();
  }

  /// The entry of a map under a key that {@link #keys} listed.
  CborItem under(CborItem key, String entryPath) {
    return new CborItem(source, entryPath, value.get(key.value));
  }

  boolean isText() {
    return !value.isTagged() && value.getType() == CBORType.TextString;
  }

  RefusedException refuse(String predicate) {
    return source.refuse("is malformed: " + path + " " + predicate);
  }

  private void requireSize(int min, int max) {
    if (value.size() < min || value.size() > max) {
      throw refuse("has " + value.size() + " entries, not " + min + " to " + max);
    }
  }

  private void require(CBORType type, String what) {
    if (value.isTagged() || value.getType() != type) {
      throw refuse("is not " + what);
    }
  }
}
