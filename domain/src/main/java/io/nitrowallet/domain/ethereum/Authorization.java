package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.Optional;

/// An account's word that a contract's code acts for it (EIP-7702).
///
/// The EIP lets chain ID 0 stand for every chain. That is refused here, always: whoever holds such
/// a signature holds the account on chains that nobody thought of.
///
/// @param delegate the contract; the zero address ends a delegation
/// @param nonce the account's, at the time the delegation takes effect
public record Authorization(ChainId chainId, Address delegate, Uint64 nonce) implements Signable {
  private static final Bytes MAGIC = Bytes.ofHex("05");

  @Override
  public SigningOperation operation() {
    return SigningOperation.AUTHORIZATION;
  }

  /// Keccak-256 over `0x05 ‖ rlp([chain_id, address, nonce])`.
  @Override
  public Bytes digest() {
    Bytes fields =
        Rlp.list(
            Rlp.integer(chainId.value()), Rlp.string(delegate.value()), Rlp.integer(nonce.value()));
    return Digests.keccak256(Bytes.concat(MAGIC, fields));
  }

  /// An authorization with its signature, as a transaction of type 4 lists it.
  public record Signed(Authorization authorization, Signature signature) {
    /// From the signature's parts.
    ///
    /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` unless they
    ///   are a low-S signature
    public static Signed of(
        Authorization authorization, BigInteger r, BigInteger s, BigInteger yParity) {
      if (yParity.bitLength() > 1) {
        throw Ranges.refused("the yParity of an authorization is 0 or 1");
      }
      try {
        return new Signed(authorization, new Signature(r, s, yParity.intValue()));
      } catch (IllegalArgumentException _) {
        throw Ranges.refused("an authorization's signature is out of range");
      }
    }

    /// The account that delegates, recovered from the signature.
    public Optional<Address> authority() {
      return Secp256k1.recover(authorization.digest(), signature).map(PublicKey::address);
    }

    Bytes encode() {
      return Rlp.list(
          Rlp.integer(authorization.chainId.value()),
          Rlp.string(authorization.delegate.value()),
          Rlp.integer(authorization.nonce.value()),
          Rlp.integer(BigInteger.valueOf(signature.yParity())),
          Rlp.integer(signature.r()),
          Rlp.integer(signature.s()));
    }
  }
}
