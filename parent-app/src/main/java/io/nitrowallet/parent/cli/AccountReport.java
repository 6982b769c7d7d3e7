package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.service.BirthCertificateCheck.Birthplace;
import io.nitrowallet.requester.accounts.AddressPins.Pinned;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;

/// How an account is shown.
final class AccountReport {
  private AccountReport() {}

  static Report of(Account account) {
    Report report =
        new Report()
            .fact("name", "Name", account.name())
            .fact("address", "Address", account.address().checksummed())
            .fact("keyId", "KMS key", account.sealing().keyArn())
            .fact("version", "Version", account.sealing().version())
            .fact("createdAt", "Created", account.createdAt());
    return put(report, account.policy());
  }

  /// A policy is a document: people are shown which, programs have its text.
  private static Report put(Report report, PolicyText policy) {
    return policy.equals(AccountPolicy.OPEN)
        ? report.fact("policy", "Policy", "open")
        : report
            .forPrograms(new Report().fact("policy", "", policy.value()))
            .fact("policySha256", "Policy's SHA-256", policy.hash().hex());
  }

  /// One that was just made.
  static Report of(Registered registered) {
    Birthplace birthplace = registered.birthplace();
    return withOrigin(of(registered.account()), birthplace.origin())
        .fact("enclave", "Enclave", birthplace.enclave().fingerprint().hex())
        .fact("root", "Root", VerdictReport.words(birthplace.root()))
        .fact("pinned", "Pinned here", true);
  }

  /// With the label that an account carries wherever it is shown.
  static Report withOrigin(Report report, Origin origin) {
    report.fact("origin", "Origin", origin.wireName());
    return origin == Origin.GENERATED
        ? report
        : report.note(
            "The key existed before the enclave had it: whoever held it then may still hold it.");
  }

  static String words(Pinned pinned) {
    return switch (pinned) {
      case YES -> "yes";
      case NOT_HERE -> "no";
    };
  }

  /// What to say of an account that this machine does not know.
  static void warnUnlessPinned(Output output, Account account, Pinned pinned) {
    if (pinned == Pinned.NOT_HERE) {
      output.warn(
          "'%s' is not pinned on this machine: compare its address with its maker's, then run"
                  .formatted(account.name())
              + " 'account verify %s --pin'".formatted(account.name()));
    }
  }
}
