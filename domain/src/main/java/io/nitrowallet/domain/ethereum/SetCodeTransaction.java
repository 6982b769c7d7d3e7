package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.stream.Stream;

/// A transaction of type 4 (EIP-7702), which makes contracts' code act for accounts.
///
/// @param authorizations each signed by the account it is about
public record SetCodeTransaction(
    ChainId chainId,
    Payment payment,
    Fees fees,
    AccessList accessList,
    List<Authorization.Signed> authorizations)
    implements TypedTransaction {
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` without a
  ///   recipient or without authorizations
  public SetCodeTransaction {
    authorizations = List.copyOf(authorizations);
    if (payment.to().isEmpty()) {
      throw Ranges.refused("a set code transaction has a 'to': it cannot create a contract");
    }
    if (authorizations.isEmpty()) {
      throw Ranges.refused("a set code transaction has at least one authorization");
    }
  }

  @Override
  public TransactionType type() {
    return TransactionType.SET_CODE;
  }

  @Override
  public byte typeByte() {
    return 4;
  }

  @Override
  public Stream<Bytes> unsignedFields() {
    Bytes[] signed =
        authorizations.stream().map(Authorization.Signed::encode).toArray(Bytes[]::new);
    return Stream.concat(
        DynamicFeeTransaction.fields(chainId, payment, fees, accessList),
        Stream.of(Rlp.list(signed)));
  }
}
