package io.nitrowallet.domain.statement;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.summary.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one enclave life says it did with one row. Signed by its identity, it lets a requester who
/// attested that identity rely on a result without trusting anybody who carried it.
///
/// It does not say that the row is the newest one, nor that anybody kept it.
///
/// @param nonce the requester's, 32 bytes; absent where the request brought none, and then the
///   statement may be an old one
/// @param time when it was done by the enclave's clock, to the second; for the record, since what
///   makes a statement fresh is its nonce
/// @param row {@link Account#digest} of the row it was done with, or that came of it
/// @param receipts how far this life's receipts went then; the newest is the one of what was done,
///   unless nothing was
public record EnclaveStatement(
    Optional<Bytes> nonce,
    Instant time,
    AccountReference account,
    Bytes row,
    ReceiptHead receipts,
    Deed deed) {
  /// The media type of a statement's JSON (protocol.md §4).
  public static final String PAYLOAD_TYPE = "application/vnd.nitro-wallet.result+json";

  /// The statement that `deed` was done with `account`.
  public static EnclaveStatement about(
      Account account, Optional<Bytes> nonce, Instant time, ReceiptHead receipts, Deed deed) {
    return new EnclaveStatement(
        nonce, time, AccountReference.of(account), account.digest(), receipts, deed);
  }

  /// In what this differs from `expected`, each in a few words. Time and receipts, which a
  /// requester cannot know, are no difference.
  public List<String> differencesFrom(EnclaveStatement expected) {
    List<String> differences = new ArrayList<>();
    compare("nonce", nonce, expected.nonce, differences);
    compare("account name", account.name(), expected.account.name(), differences);
    compare("address", account.address(), expected.account.address(), differences);
    compare("version", account.version(), expected.account.version(), differences);
    compare("policy", account.policyHash(), expected.account.policyHash(), differences);
    compare("row", row, expected.row, differences);
    compare("operation or outcome", deed, expected.deed, differences);
    return List.copyOf(differences);
  }

  private static void compare(
      String what, Object stated, Object expected, List<String> differences) {
    if (!stated.equals(expected)) {
      differences.add("another " + what);
    }
  }

  /// What was done.
  public sealed interface Deed {
    /// The row was made, by `generateAccount` or `importAccount` as `origin` says.
    record Made(Origin origin) implements Deed {}

    /// The row opened to the private key of its address: `verifyAccount`.
    record Opened() implements Deed {}

    /// The account's key signed: `sign`.
    ///
    /// @param digest what was signed, 32 bytes
    /// @param signature r (32) ‖ s (32) ‖ y parity (1), 65 bytes
    /// @param rule the policy's rule that allowed it
    /// @param summary {@link Summary#digest} of what it does, in the enclave's words
    record Signed(Bytes digest, Bytes signature, String rule, Bytes summary) implements Deed {}

    /// The row was made in place of an older one: `updatePolicy`.
    ///
    /// @param replaced {@link Account#digest} of the row that was opened
    record PolicyUpdated(Bytes replaced) implements Deed {}

    /// The row was made in place of an older one: `reseal`.
    ///
    /// @param replaced {@link Account#digest} of the row that was opened
    record Resealed(Bytes replaced) implements Deed {}

    /// Nothing was done: `explain`. The row's policy is taken as the request brought it, since only
    /// opening a row shows that it is the account's.
    ///
    /// @param digest what would be signed, 32 bytes
    /// @param decision of that policy
    /// @param summary {@link Summary#digest} of what it does, in the enclave's words
    record Explained(Bytes digest, Decision decision, Bytes summary) implements Deed {}
  }
}
