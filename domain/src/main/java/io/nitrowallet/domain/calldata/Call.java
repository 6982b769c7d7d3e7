package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;

/// What calldata asks of a contract. It tells which function is called, not what the contract at
/// the address does then: any contract can have a function of any name.
///
/// Token amounts are in the token's base units, 0 to 2²⁵⁶−1.
public sealed interface Call permits TokenCall, AllowanceCall, AccountCall, Call.Opaque {
  /// The function's length in calldata.
  int SELECTOR_LENGTH = 4;

  /// Reads calldata. Never fails: what is not known or not canonical is a case of its own.
  static Call decode(Bytes data) {
    return Functions.decode(data);
  }

  /// Calldata of which nothing is known.
  sealed interface Opaque extends Call {}

  /// No calldata at all: Ether is sent, or a contract's receive function is called.
  record Empty() implements Opaque {}

  /// Calldata of a function that is not known here, or of fewer than four bytes.
  record Unknown(Bytes data) implements Opaque {}

  /// Calldata with the selector of a known function whose arguments are not encoded canonically. It
  /// is never interpreted.
  ///
  /// @param function with its types, such as `transfer(address,uint256)`
  record NotCanonical(String function, Bytes data) implements Opaque {}

  /// One of the calls that another call carries.
  ///
  /// @param value Wei that go along
  record Inner(Address to, BigInteger value, Bytes data) {
    /// What it asks.
    public Call call() {
      return decode(data);
    }
  }
}
