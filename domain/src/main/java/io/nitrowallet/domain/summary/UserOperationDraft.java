package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.Call.Inner;
import io.nitrowallet.domain.ethereum.UserOperation;
import java.math.BigInteger;

/// ERC-4337: the entry point calls the smart account with what is signed.
final class UserOperationDraft {
  private UserOperationDraft() {}

  static Draft of(UserOperation operation) {
    UserOperation.Gas gas = operation.gas();
    var entryPoint = operation.entryPoint();
    Draft draft =
        Draft.of(
                SummaryKind.USER_OPERATION,
                "Have the smart account %s carry out an operation".formatted(operation.sender()))
            .line("Smart account", operation.sender());
    Inner call = new Inner(operation.sender(), BigInteger.ZERO, operation.callData());
    if (operation.callData().length() > 0) {
      draft.include("Call", CallDraft.of(call, 0));
    }
    draft
        .fact("Chain ID", entryPoint.chainId().value())
        .fact("Entry point", entryPoint.address())
        .fact("Entry point's version", entryPoint.version().number())
        .fact("Nonce", operation.nonce())
        .fact("Call gas limit", gas.call())
        .fact("Verification gas limit", gas.verification())
        .fact("Gas paid beforehand", gas.preVerification())
        .fact("Ceiling per gas", Amounts.ether(gas.fees().maxFeePerGas().value()));
    contract(draft, "Account's factory", operation.initCode());
    contract(draft, "Paymaster", operation.paymasterAndData());
    return draft.warnIf(
        operation.initCode().length() > 0, "The smart account is created first, by its factory.");
  }

  /// An address with data behind it, or nothing.
  private static void contract(Draft draft, String label, Bytes data) {
    if (data.length() >= Address.LENGTH) {
      draft.line(label, new Address(data.slice(0, Address.LENGTH)));
    }
    if (data.length() > 0) {
      draft.line(label + "'s data", Untrusted.hex(data));
    }
  }
}
