package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import java.math.BigInteger;

/// A call that lets somebody else move tokens, or ends that.
public sealed interface AllowanceCall extends Call {
  /// `approve` of ERC-20 and of ERC-721, which share the selector: only the contract knows which.
  ///
  /// @param amountOrId the allowance, or the one token's ID
  record Approve(Address spender, BigInteger amountOrId) implements AllowanceCall {}

  /// `increaseAllowance`, which OpenZeppelin's ERC-20 had.
  record IncreaseAllowance(Address spender, BigInteger added) implements AllowanceCall {}

  /// `decreaseAllowance`, which OpenZeppelin's ERC-20 had.
  record DecreaseAllowance(Address spender, BigInteger subtracted) implements AllowanceCall {}

  /// `setApprovalForAll` of ERC-721 and ERC-1155: over every token, also those of later.
  record ApproveAll(Address operator, Approval approval) implements AllowanceCall {}

  /// Whether an operator is let in or shut out.
  enum Approval {
    /// It may move every token.
    GRANTED,
    /// It may no more.
    REVOKED
  }

  /// ERC-2612 `permit`, which hands in an owner's signature.
  ///
  /// @param deadline seconds since 1970
  record Permit(Address owner, Address spender, BigInteger amount, BigInteger deadline)
      implements AllowanceCall {}

  /// Permit2's `approve`.
  ///
  /// @param expiration seconds since 1970
  record Permit2Approve(Address token, Address spender, BigInteger amount, BigInteger expiration)
      implements AllowanceCall {}

  /// Permit2's `permit` for one token, which hands in an owner's signature.
  ///
  /// @param allowance what the owner allows
  record Permit2Permit(Address owner, Permit2Approve allowance) implements AllowanceCall {}
}
