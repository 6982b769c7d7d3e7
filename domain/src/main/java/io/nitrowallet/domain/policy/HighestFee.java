package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.Blobs;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.EntryPoint;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;
import java.util.Optional;

/// The most that gas can cost, in Wei. It may be more than any balance, and than 256 bits hold.
final class HighestFee {
  /// Since entry point 0.7 the paymaster's address is followed by two gas limits of 16 bytes each.
  private static final int GAS_LIMIT = 16;

  private HighestFee() {}

  /// Gas limit times price, and for blobs their gas times theirs.
  static BigInteger of(UnsignedTransaction transaction) {
    BigInteger gas = transaction.payment().gasLimit().value();
    BigInteger execution = gas.multiply(price(transaction).value());
    return transaction instanceof BlobTransaction blob
        ? execution.add(of(blob.blobs()))
        : execution;
  }

  private static Wei price(UnsignedTransaction transaction) {
    return switch (transaction) {
      case LegacyTransaction legacy -> legacy.gasPrice();
      case UnprotectedTransaction legacy -> legacy.gasPrice();
      case AccessListTransaction listed -> listed.gasPrice();
      case DynamicFeeTransaction dynamic -> dynamic.fees().maxFeePerGas();
      case BlobTransaction blob -> blob.fees().maxFeePerGas();
      case SetCodeTransaction setCode -> setCode.fees().maxFeePerGas();
    };
  }

  private static BigInteger of(Blobs blobs) {
    return BigInteger.valueOf(Blobs.GAS_PER_BLOB)
        .multiply(BigInteger.valueOf(blobs.versionedHashes().size()))
        .multiply(blobs.maxFeePerBlobGas().value());
  }

  /// All gas of the operation times its price; absent where a paymaster's gas is to be part of it
  /// and is not there.
  static Optional<BigInteger> of(UserOperation operation) {
    UserOperation.Gas gas = operation.gas();
    BigInteger own =
        gas.call()
            .add(gas.verification().multiply(verifications(operation)))
            .add(gas.preVerification());
    return paymasterGas(operation)
        .map(more -> own.add(more).multiply(gas.fees().maxFeePerGas().value()));
  }

  /// Entry point 0.6 counts on three runs of that gas where there is a paymaster: of the account,
  /// of the paymaster, and of the paymaster afterwards.
  private static BigInteger verifications(UserOperation operation) {
    boolean thrice =
        operation.entryPoint().version() == EntryPoint.Version.V0_6
            && operation.paymasterAndData().length() > 0;
    return BigInteger.valueOf(thrice ? 3 : 1);
  }

  private static Optional<BigInteger> paymasterGas(UserOperation operation) {
    Bytes paymaster = operation.paymasterAndData();
    if (operation.entryPoint().version() == EntryPoint.Version.V0_6 || paymaster.length() == 0) {
      return Optional.of(BigInteger.ZERO);
    }
    int verification = Address.LENGTH;
    int postOperation = verification + GAS_LIMIT;
    int end = postOperation + GAS_LIMIT;
    return paymaster.length() < end
        ? Optional.empty()
        : Optional.of(
            number(paymaster.slice(verification, postOperation))
                .add(number(paymaster.slice(postOperation, end))));
  }

  private static BigInteger number(Bytes bytes) {
    return new BigInteger(1, bytes.toArray());
  }
}
