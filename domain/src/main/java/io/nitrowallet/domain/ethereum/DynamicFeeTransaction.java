package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.stream.Stream;

/// A transaction of type 2 (EIP-1559).
///
/// @param maxPriorityFeePerGas the tip, Wei per gas, at most `maxFeePerGas`
/// @param maxFeePerGas the ceiling over base fee and tip, Wei per gas
public record DynamicFeeTransaction(
    ChainId chainId,
    Payment payment,
    Wei maxPriorityFeePerGas,
    Wei maxFeePerGas,
    AccessList accessList)
    implements UnsignedTransaction {
  private static final Bytes TYPE = Bytes.ofHex("02");

  /// Compares the fees.
  ///
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` if the tip is
  ///   above the ceiling: no block may hold such a transaction
  public DynamicFeeTransaction {
    if (maxPriorityFeePerGas.compareTo(maxFeePerGas) > 0) {
      throw Ranges.refused("the tip, maxPriorityFeePerGas, is at most maxFeePerGas");
    }
  }

  @Override
  public Bytes signingPayload() {
    return typed(unsignedFields());
  }

  @Override
  public Bytes encode(Signature signature) {
    return typed(
        Stream.concat(
            unsignedFields(),
            Stream.of(
                Rlp.integer(BigInteger.valueOf(signature.yParity())),
                Rlp.integer(signature.r()),
                Rlp.integer(signature.s()))));
  }

  private Stream<Bytes> unsignedFields() {
    return Stream.of(
        Rlp.integer(chainId.value()),
        Rlp.integer(payment.nonce().value()),
        Rlp.integer(maxPriorityFeePerGas.value()),
        Rlp.integer(maxFeePerGas.value()),
        Rlp.integer(payment.gasLimit().value()),
        Rlp.string(payment.recipient()),
        Rlp.integer(payment.value().value()),
        Rlp.string(payment.data()),
        accessList.encode());
  }

  private static Bytes typed(Stream<Bytes> fields) {
    return Bytes.concat(TYPE, Rlp.list(fields.toArray(Bytes[]::new)));
  }
}
