package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The fields of a list, taken one after the other. Every method refuses with `INVALID_TRANSACTION`
/// where the next field is missing or of another form.
final class RlpFields {
  private static final int ADDRESS_LENGTH = 20;

  private final Iterator<RlpItem> items;

  private RlpFields(List<RlpItem> items) {
    this.items = items.iterator();
  }

  /// The fields of `item`.
  static RlpFields of(RlpItem item) {
    return switch (item) {
      case RlpItem.Items(var items) -> new RlpFields(items);
      case RlpItem.Text _ -> throw Ranges.refused("a byte string stands where a list should");
    };
  }

  /// A byte string.
  Bytes bytes() {
    return switch (next()) {
      case RlpItem.Text(var value) -> value;
      case RlpItem.Items _ -> throw Ranges.refused("a list stands where a byte string should");
    };
  }

  /// An integer, big-endian without leading zeros. Its width is its type's to judge; 32 bytes are
  /// the widest there is.
  BigInteger integer() {
    Bytes value = bytes();
    if (value.length() > 0 && value.at(0) == 0) {
      throw Ranges.refused("an integer has no leading zeros");
    }
    if (value.length() > 32) {
      throw Ranges.refused("an integer is at most 32 bytes wide");
    }
    return new BigInteger(1, value.toArray());
  }

  Uint64 uint64() {
    return new Uint64(integer());
  }

  Wei wei() {
    return new Wei(integer());
  }

  /// 20 bytes, or none.
  Optional<Address> recipient() {
    Bytes value = bytes();
    return value.length() == 0 ? Optional.empty() : Optional.of(address(value));
  }

  Address address() {
    return address(bytes());
  }

  private static Address address(Bytes value) {
    if (value.length() != ADDRESS_LENGTH) {
      throw Ranges.refused("an address is 20 bytes long");
    }
    return new Address(value);
  }

  /// A list, whose elements `read` makes.
  <T> List<T> list(Function<RlpItem, T> read) {
    return switch (next()) {
      case RlpItem.Items(var elements) -> elements.stream().map(read).toList();
      case RlpItem.Text _ -> throw Ranges.refused("a byte string stands where a list should");
    };
  }

  boolean hasNext() {
    return items.hasNext();
  }

  void end() {
    if (items.hasNext()) {
      throw Ranges.refused("a list has more fields than its type");
    }
  }

  private RlpItem next() {
    if (!items.hasNext()) {
      throw Ranges.refused("a list has fewer fields than its type");
    }
    return items.next();
  }
}
