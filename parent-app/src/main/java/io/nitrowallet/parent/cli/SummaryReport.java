package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.accounts.PinnedAccounts.Found;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What would be signed, in words. This machine computes them; the enclave has the same code and is
/// not asked.
final class SummaryReport {
  /// What `--explain` does.
  static final String FLAG =
      "show what would be signed, computed on this machine; sign nothing, ask no enclave";

  private static final String NOTE =
      "Nothing was signed. No enclave was asked: the account's policy may still refuse this.";

  private SummaryReport() {}

  /// Prints the summary of what the account named `name` would sign.
  ///
  /// @param content makes it for the account's address
  static int explain(Session session, String name, Function<Address, ? extends Signable> content) {
    Found found = session.services().pinnedAccounts().find(new AccountName(name));
    Account account = found.account();
    Signable signable = content.apply(account.address());
    Report report =
        of(Summary.of(signable, account.address()))
            .fact("signer", "Signer", account.address().checksummed())
            .fact("operation", "Operation", signable.operation().wireName())
            .fact("digest", "Digest", signable.digest().hex0x());
    AccountReport.warnUnlessPinned(session.output(), account, found.pinned());
    session.output().print(report.note(NOTE));
    return ExitCode.OK;
  }

  /// A summary: for people line by line, for programs the object `summary`.
  static Report of(Summary summary) {
    Report report = new Report().line("Summary", summary.headline());
    summary.warnings().forEach(sentence -> report.line("Warning", sentence));
    summary.lines().forEach(line -> report.line(line.label(), line.value()));
    return report.forPrograms(new Report().document("summary", encode(summary).toString()));
  }

  private static ObjectNode encode(Summary summary) {
    ObjectNode json = StrictJson.object();
    json.put("kind", summary.kind().wireName()).put("headline", summary.headline());
    ArrayNode lines = json.putArray("lines");
    for (Summary.Line line : summary.lines()) {
      lines.addObject().put("label", line.label()).put("value", line.value());
    }
    ArrayNode warnings = json.putArray("warnings");
    summary.warnings().forEach(warnings::add);
    return json;
  }
}
