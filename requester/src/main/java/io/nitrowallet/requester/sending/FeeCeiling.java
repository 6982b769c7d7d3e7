package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.math.BigInteger;

/// The most that is paid for gas, whoever proposes it: a node that is broken, or earns by what it
/// suggests, must not empty an account.
///
/// @param perGas Wei per gas, base fee and tip together
/// @param perTransaction Wei, the gas limit at that price
public record FeeCeiling(Wei perGas, Wei perTransaction) {
  /// The ceiling that `configuration` sets.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is no amount
  public static FeeCeiling of(Configuration configuration) {
    return new FeeCeiling(
        amount(configuration, Setting.GATEWAY_MAX_FEE_PER_GAS),
        amount(configuration, Setting.GATEWAY_MAX_FEE));
  }

  private static Wei amount(Configuration configuration, Setting setting) {
    try {
      return EtherAmount.parse(configuration.required(setting));
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "'%s': %s".formatted(setting.key(), e.sentence()), e);
    }
  }

  /// Refuses what the node suggests if it is above the ceiling: it is not cut down to it, since a
  /// transaction that pays too little blocks all that follow.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE}
  void requireSuggested(Wei price) {
    if (price.compareTo(perGas) > 0) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE,
          "gas costs more than 'gateway.maxFeePerGas' now, as the node says: try again later");
    }
  }

  /// @throws RefusedException with {@link ErrorCode#INVALID_TRANSACTION} if `transaction` may pay
  ///   more
  void require(UnsignedTransaction transaction) {
    Wei price = price(transaction);
    if (price.compareTo(perGas) > 0) {
      throw refused("the price of gas is above 'gateway.maxFeePerGas': state a lower one");
    }
    BigInteger total = price.value().multiply(transaction.payment().gasLimit().value());
    if (total.compareTo(perTransaction.value()) > 0) {
      throw refused(
          "the transaction may pay more for gas than 'gateway.maxFee' allows: compare its gas");
    }
  }

  private static Wei price(UnsignedTransaction transaction) {
    return switch (transaction) {
      case LegacyTransaction legacy -> legacy.gasPrice();
      case UnprotectedTransaction unprotected -> unprotected.gasPrice();
      case AccessListTransaction listing -> listing.gasPrice();
      case DynamicFeeTransaction dynamic -> dynamic.fees().maxFeePerGas();
      case BlobTransaction blob -> blob.fees().maxFeePerGas();
      case SetCodeTransaction setCode -> setCode.fees().maxFeePerGas();
    };
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence);
  }
}
