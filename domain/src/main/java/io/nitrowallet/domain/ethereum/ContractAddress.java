package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;

/// Where a contract will stand (Yellow Paper, section 7).
public final class ContractAddress {
  private static final int HASH_LENGTH = 32;

  private ContractAddress() {}

  /// The address of the contract that `sender` creates by its transaction of this nonce: the last
  /// 20 bytes of Keccak-256 over `rlp([sender, nonce])`.
  public static Address of(Address sender, Uint64 nonce) {
    Bytes hash =
        Digests.keccak256(Rlp.list(Rlp.string(sender.value()), Rlp.integer(nonce.value())));
    return new Address(hash.slice(HASH_LENGTH - Address.LENGTH, HASH_LENGTH));
  }
}
