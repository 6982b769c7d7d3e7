package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import java.math.BigInteger;
import java.util.List;

/// A call that has a smart account make further calls.
public sealed interface AccountCall extends Call {
  /// Safe's `execTransaction`.
  ///
  /// @param refund what the Safe pays to whoever carries it in
  record SafeExecution(Inner inner, Operation operation, Refund refund) implements AccountCall {}

  /// How a Safe calls.
  enum Operation {
    /// As a contract calls another.
    CALL,
    /// With the other contract's code in the Safe's own place.
    DELEGATE_CALL
  }

  /// What a Safe pays back: gas used plus `baseGas`, at `gasPrice`.
  ///
  /// @param gasToken the token that it pays in; the zero address for Ether
  /// @param receiver who is paid; the zero address for whoever sends the transaction
  record Refund(BigInteger baseGas, BigInteger gasPrice, Address gasToken, Address receiver) {}

  /// `execute` and `executeBatch` as the reference accounts of ERC-4337 have them.
  record Execution(List<Inner> calls) implements AccountCall {
    /// Copies the list.
    public Execution {
      calls = List.copyOf(calls);
    }
  }
}
