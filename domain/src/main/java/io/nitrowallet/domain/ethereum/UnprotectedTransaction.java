package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

/// A transaction of the original type without replay protection: valid on every chain where the
/// account has this nonce. Policies allow it by the name `legacyUnprotected` alone.
public record UnprotectedTransaction(Payment payment, Wei gasPrice) implements UnsignedTransaction {
  @Override
  public TransactionType type() {
    return TransactionType.LEGACY_UNPROTECTED;
  }

  @Override
  public Optional<ChainId> chain() {
    return Optional.empty();
  }

  @Override
  public Bytes signingPayload() {
    return Rlp.list(LegacyTransaction.fields(payment, gasPrice).toArray(Bytes[]::new));
  }

  /// `v` is 27 + yParity.
  @Override
  public Bytes encode(Signature signature) {
    BigInteger v = BigInteger.valueOf(27L + signature.yParity());
    return Rlp.list(
        Stream.concat(
                LegacyTransaction.fields(payment, gasPrice),
                Stream.of(Rlp.integer(v), Rlp.integer(signature.r()), Rlp.integer(signature.s())))
            .toArray(Bytes[]::new));
  }
}
