package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.Optional;

/// The fields that all transaction types share.
///
/// @param to the recipient; absent to create a contract
/// @param data calldata, or the init code of a contract, up to 128 KiB
public record Payment(Uint64 nonce, Uint64 gasLimit, Optional<Address> to, Wei value, Bytes data) {
  /// The longest data, in bytes: what nodes accept in their pools.
  public static final int MAX_DATA = 128 * 1024;

  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` if `data` is
  ///   too long
  public Payment {
    if (data.length() > MAX_DATA) {
      throw Ranges.refused("a transaction's data is at most 128 KiB long");
    }
  }

  /// `to` as RLP: 20 bytes, or none for a contract creation.
  Bytes recipient() {
    return to.map(Address::value).orElse(Bytes.EMPTY);
  }
}
