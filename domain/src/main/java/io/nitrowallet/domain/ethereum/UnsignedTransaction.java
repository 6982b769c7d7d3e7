package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.signing.Signature;
import java.util.Optional;

/// A complete transaction that lacks only its signature. Each case holds what its EIP lists, so
/// that contradictory fields cannot be expressed.
public sealed interface UnsignedTransaction extends Signable
    permits LegacyTransaction, UnprotectedTransaction, TypedTransaction {
  /// The longest encoding that is read, in bytes.
  int MAX_LENGTH = 512 * 1024;

  /// The transaction whose signing payload is `payload`. There is one payload of each transaction:
  /// whatever is accepted encodes to the same bytes again.
  ///
  /// @throws io.nitrowallet.domain.error.RefusedException with `UNSUPPORTED_TRANSACTION` if its
  ///   type is not signed here; with `INVALID_TRANSACTION` if it is anything else
  static UnsignedTransaction decode(Bytes payload) {
    return TransactionDecoder.decode(payload);
  }

  /// Which type it is of.
  TransactionType type();

  /// The chain it is for; absent where it is valid on every chain.
  Optional<ChainId> chain();

  /// What all types have in common.
  Payment payment();

  /// The bytes that are hashed and signed.
  Bytes signingPayload();

  /// The transaction with its signature, as nodes take it (EIP-2718).
  Bytes encode(Signature signature);

  @Override
  default SigningOperation operation() {
    return SigningOperation.TRANSACTION;
  }

  @Override
  default Bytes digest() {
    return Digests.keccak256(signingPayload());
  }

  /// The transaction with `signature`.
  default SignedTransaction sign(Signature signature) {
    return new SignedTransaction(this, signature, encode(signature));
  }
}
