package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.calldata.Call.Inner;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.Blobs;
import io.nitrowallet.domain.ethereum.ContractAddress;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.TypedTransaction;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;

/// Transactions of all types.
final class TransactionDraft {
  private static final int MAX_SHOWN = 16;

  private TransactionDraft() {}

  static Draft of(UnsignedTransaction transaction, Address signer) {
    Payment payment = transaction.payment();
    Draft draft =
        payment
            .to()
            .map(to -> CallDraft.of(new Inner(to, payment.value().value(), payment.data()), 0))
            .orElseGet(() -> creation(payment, signer));
    if (transaction instanceof SetCodeTransaction setCode) {
      draft = delegating(setCode, draft, signer);
    }
    draft
        .fact(
            "Chain ID",
            transaction
                .chain()
                .map(chain -> chain.value().toString())
                .orElse("none: valid on every chain"))
        .warnIf(
            transaction instanceof UnprotectedTransaction,
            "The transaction has no replay protection: it is valid on every chain.")
        .fact("Nonce", payment.nonce().value())
        .fact("Fee ceiling", Amounts.ether(ceiling(transaction)))
        .fact("Gas limit", payment.gasLimit().value())
        .fact("Type", transaction.type().wireName());
    if (transaction instanceof BlobTransaction blob) {
      blobs(blob.blobs(), draft);
    }
    if (transaction instanceof TypedTransaction typed) {
      accessList(typed.accessList(), draft);
    }
    return draft;
  }

  private static Draft creation(Payment payment, Address signer) {
    Address address = ContractAddress.of(signer, payment.nonce());
    Draft draft =
        Draft.of(SummaryKind.CONTRACT_CREATION, "Create a contract at " + address)
            .line("New contract", address)
            .line("Init code", Untrusted.hex(payment.data()))
            .warn(
                payment.data().length() == 0
                    ? "There is no init code: the contract has no code, and Ether sent to it is"
                        + " lost."
                    : "What the new contract does is not known here.");
    return payment.value().value().signum() > 0
        ? draft.fact("Ether sent", Amounts.ether(payment.value().value()))
        : draft;
  }

  private static Draft delegating(SetCodeTransaction transaction, Draft call, Address signer) {
    int count = transaction.authorizations().size();
    Draft draft =
        Draft.of(
            SummaryKind.DELEGATION,
            "Carry in %s %s of accounts to code, then: %s"
                .formatted(count, count == 1 ? "delegation" : "delegations", call.headline()));
    transaction.authorizations().stream()
        .limit(MAX_SHOWN)
        .forEach(signed -> draft.line("Delegation", DelegationDraft.words(signed, signer)));
    boolean delegates =
        transaction.authorizations().stream()
            .anyMatch(signed -> !signed.authorization().delegate().value().isZero());
    return draft
        .include("Call", call)
        .warnIf(delegates, DelegationDraft.WARNING)
        .warnIf(
            count > MAX_SHOWN,
            "There are more delegations than the %s shown.".formatted(MAX_SHOWN));
  }

  /// The most that the sender can pay for it, beside the value.
  private static BigInteger ceiling(UnsignedTransaction transaction) {
    Wei price =
        switch (transaction) {
          case LegacyTransaction legacy -> legacy.gasPrice();
          case UnprotectedTransaction unprotected -> unprotected.gasPrice();
          case AccessListTransaction listing -> listing.gasPrice();
          case DynamicFeeTransaction dynamic -> dynamic.fees().maxFeePerGas();
          case BlobTransaction blob -> blob.fees().maxFeePerGas();
          case SetCodeTransaction setCode -> setCode.fees().maxFeePerGas();
        };
    BigInteger gas = transaction.payment().gasLimit().value().multiply(price.value());
    return transaction instanceof BlobTransaction blob ? gas.add(ceiling(blob.blobs())) : gas;
  }

  private static BigInteger ceiling(Blobs blobs) {
    return BigInteger.valueOf(Blobs.GAS_PER_BLOB * blobs.versionedHashes().size())
        .multiply(blobs.maxFeePerBlobGas().value());
  }

  private static void blobs(Blobs blobs, Draft draft) {
    draft.fact("Blobs", blobs.versionedHashes().size());
    blobs.versionedHashes().forEach(hash -> draft.line("Blob", hash.hex0x()));
  }

  private static void accessList(AccessList list, Draft draft) {
    list.entries()
        .forEach(entry ->
            draft.line(
                "Access announced",
                "%s, %s slots".formatted(entry.address(), entry.storageKeys().size())));
  }
}
