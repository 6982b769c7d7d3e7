package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;

/// What a smart account shall do (ERC-4337). Its hash is computed here from all of it, never taken
/// from whoever asks.
///
/// @param nonce 256 bits: a key of 192 and a sequence number of 64
/// @param initCode the factory (20 bytes) and its calldata; empty where the account exists
/// @param callData what the account is called with, up to 128 KiB
/// @param paymasterAndData the paymaster (20 bytes) and what it is given; empty without one
public record UserOperation(
    EntryPoint entryPoint,
    Address sender,
    BigInteger nonce,
    Bytes initCode,
    Bytes callData,
    Gas gas,
    Bytes paymasterAndData)
    implements Signable {
  /// The longest of its byte strings.
  public static final int MAX_DATA = Payment.MAX_DATA;

  private static final Bytes EIP_7702_MARKER = Bytes.ofHex("7702");

  /// @throws RefusedException with {@link ErrorCode#INVALID_USER_OPERATION} if a value is out of
  ///   range, or the account is to be an EIP-7702 delegation: the entry point then hashes what only
  ///   the chain knows
  public UserOperation {
    UserOperationHash.requireUint(nonce, 256, "the nonce");
    if (entryPoint.version() != EntryPoint.Version.V0_6) {
      UserOperationHash.requirePackable(gas);
    }
    if (initCode.length() > MAX_DATA
        || callData.length() > MAX_DATA
        || paymasterAndData.length() > MAX_DATA) {
      throw UserOperationHash.refused("a user operation's data are at most 128 KiB long each");
    }
    if (initCode.length() >= 2 && initCode.slice(0, 2).equals(EIP_7702_MARKER)) {
      throw UserOperationHash.refused(
          "an initCode for EIP-7702 is not signed: its hash depends on the account's delegation");
    }
  }

  /// The hash by which the entry point knows it (`getUserOpHash`), 32 bytes.
  public Bytes hash() {
    return UserOperationHash.of(this);
  }

  /// What the reference account of the entry point's version has signed: until 0.7 the EIP-191
  /// message of the hash, from 0.8 on the hash itself.
  @Override
  public Bytes digest() {
    return switch (entryPoint.version()) {
      case V0_6, V0_7 -> new PersonalMessage(hash()).digest();
      case V0_8 -> hash();
    };
  }

  @Override
  public SigningOperation operation() {
    return SigningOperation.USER_OPERATION;
  }

  /// What it may use and pays.
  ///
  /// @param call the gas limit of the account's call
  /// @param verification the gas limit of its verification
  /// @param preVerification what is paid to the bundler, in gas
  public record Gas(
      BigInteger call, BigInteger verification, BigInteger preVerification, Fees fees) {
    /// @throws RefusedException with {@link ErrorCode#INVALID_USER_OPERATION} if a value is out of
    ///   range
    public Gas {
      UserOperationHash.requireUint(call, 256, "an amount of gas");
      UserOperationHash.requireUint(verification, 256, "an amount of gas");
      UserOperationHash.requireUint(preVerification, 256, "an amount of gas");
    }
  }
}
