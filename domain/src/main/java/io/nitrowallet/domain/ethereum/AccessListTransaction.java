package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.stream.Stream;

/// A transaction of type 1 (EIP-2930).
public record AccessListTransaction(
    ChainId chainId, Payment payment, Wei gasPrice, AccessList accessList)
    implements TypedTransaction {
  @Override
  public TransactionType type() {
    return TransactionType.ACCESS_LIST;
  }

  @Override
  public byte typeByte() {
    return 1;
  }

  @Override
  public Stream<Bytes> unsignedFields() {
    return Stream.of(
            Stream.of(Rlp.integer(chainId.value())),
            LegacyTransaction.fields(payment, gasPrice),
            Stream.of(accessList.encode()))
        .flatMap(fields -> fields);
  }
}
