package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;

/// The addresses and storage slots that a transaction announces to touch (EIP-2930).
public record AccessList(List<Entry> entries) {
  /// Announces nothing.
  public static final AccessList EMPTY = new AccessList(List.of());

  /// Copies the list.
  public AccessList {
    entries = List.copyOf(entries);
  }

  Bytes encode() {
    return Rlp.list(entries.stream().map(Entry::encode).toArray(Bytes[]::new));
  }

  /// One address and its slots.
  ///
  /// @param storageKeys 32 bytes each
  public record Entry(Address address, List<Bytes> storageKeys) {
    /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` if a key is
    ///   not 32 bytes long
    public Entry {
      storageKeys = List.copyOf(storageKeys);
      if (storageKeys.stream().anyMatch(key -> key.length() != 32)) {
        throw Ranges.refused("a storage key of an access list is 32 bytes long");
      }
    }

    private Bytes encode() {
      Bytes keys = Rlp.list(storageKeys.stream().map(Rlp::string).toArray(Bytes[]::new));
      return Rlp.list(Rlp.string(address.value()), keys);
    }
  }
}
