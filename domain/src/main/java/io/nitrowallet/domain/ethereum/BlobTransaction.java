package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.stream.Stream;

/// A transaction of type 3 (EIP-4844). The blobs themselves are not part of what is signed.
public record BlobTransaction(
    ChainId chainId, Payment payment, Fees fees, AccessList accessList, Blobs blobs)
    implements TypedTransaction {
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` without a
  ///   recipient: such a transaction creates no contracts
  public BlobTransaction {
    if (payment.to().isEmpty()) {
      throw Ranges.refused("a blob transaction has a 'to': it cannot create a contract");
    }
  }

  @Override
  public TransactionType type() {
    return TransactionType.BLOB;
  }

  @Override
  public byte typeByte() {
    return 3;
  }

  @Override
  public Stream<Bytes> unsignedFields() {
    return Stream.concat(
        DynamicFeeTransaction.fields(chainId, payment, fees, accessList), blobs.fields());
  }
}
