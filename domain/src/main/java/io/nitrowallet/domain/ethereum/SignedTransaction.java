package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import java.util.Optional;

/// A transaction ready to be broadcast.
///
/// @param encoded the bytes that `eth_sendRawTransaction` takes
public record SignedTransaction(UnsignedTransaction unsigned, Signature signature, Bytes encoded) {
  /// The transaction hash by which nodes and explorers name it, 32 bytes.
  public Bytes hash() {
    return Digests.keccak256(encoded);
  }

  /// The sender, recovered from the signature.
  public Optional<Address> sender() {
    return Secp256k1.recover(unsigned.digest(), signature).map(PublicKey::address);
  }
}
