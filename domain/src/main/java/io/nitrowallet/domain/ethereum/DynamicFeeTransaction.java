package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.stream.Stream;

/// A transaction of type 2 (EIP-1559).
public record DynamicFeeTransaction(
    ChainId chainId, Payment payment, Fees fees, AccessList accessList)
    implements TypedTransaction {
  @Override
  public TransactionType type() {
    return TransactionType.DYNAMIC_FEE;
  }

  @Override
  public byte typeByte() {
    return 2;
  }

  @Override
  public Stream<Bytes> unsignedFields() {
    return fields(chainId, payment, fees, accessList);
  }

  /// The nine fields that all types since this one begin with.
  static Stream<Bytes> fields(ChainId chainId, Payment payment, Fees fees, AccessList accessList) {
    return Stream.of(
        Rlp.integer(chainId.value()),
        Rlp.integer(payment.nonce().value()),
        Rlp.integer(fees.maxPriorityFeePerGas().value()),
        Rlp.integer(fees.maxFeePerGas().value()),
        Rlp.integer(payment.gasLimit().value()),
        Rlp.string(payment.recipient()),
        Rlp.integer(payment.value().value()),
        Rlp.string(payment.data()),
        accessList.encode());
  }
}
