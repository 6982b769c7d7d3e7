package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

/// A transaction of the original type with replay protection (EIP-155).
public record LegacyTransaction(ChainId chainId, Payment payment, Wei gasPrice)
    implements UnsignedTransaction {
  @Override
  public TransactionType type() {
    return TransactionType.LEGACY;
  }

  @Override
  public Optional<ChainId> chain() {
    return Optional.of(chainId);
  }

  @Override
  public Bytes signingPayload() {
    return encode(chainId.value(), BigInteger.ZERO, BigInteger.ZERO);
  }

  /// `v` is chainId × 2 + 35 + yParity.
  @Override
  public Bytes encode(Signature signature) {
    BigInteger v = chainId.value().shiftLeft(1).add(BigInteger.valueOf(35L + signature.yParity()));
    return encode(v, signature.r(), signature.s());
  }

  private Bytes encode(BigInteger v, BigInteger r, BigInteger s) {
    return Rlp.list(
        Stream.concat(fields(payment, gasPrice), Stream.of(v, r, s).map(Rlp::integer))
            .toArray(Bytes[]::new));
  }

  /// The six fields that stand first, with or without replay protection.
  static Stream<Bytes> fields(Payment payment, Wei gasPrice) {
    return Stream.of(
        Rlp.integer(payment.nonce().value()),
        Rlp.integer(gasPrice.value()),
        Rlp.integer(payment.gasLimit().value()),
        Rlp.string(payment.recipient()),
        Rlp.integer(payment.value().value()),
        Rlp.string(payment.data()));
  }
}
