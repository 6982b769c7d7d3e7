package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.AuditFinding;
import io.nitrowallet.domain.receipt.AuditSummary;
import io.nitrowallet.domain.receipt.AuditTerms;
import io.nitrowallet.domain.receipt.ReceiptAudit;
import io.nitrowallet.domain.receipt.ReceiptReference;
import io.nitrowallet.domain.receipt.ReceiptVisitor;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.formats.json.ReceiptJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An audit that also lists what it is shown, each line with what was found at it. Used once, by
/// one thread.
public final class ReceiptListing implements ReceiptVisitor {
  private static final String HOMELESS = "it stands behind no boot document, and proves nothing";

  private final ReceiptAudit audit;
  private final int most;
  private final List<AuditFinding> findings = new ArrayList<>();
  private final List<ListedReceipt> lines = new ArrayList<>();
  private long unlisted;
  private Optional<Bytes> life = Optional.empty();
  private Optional<String> lifesDoubt = Optional.of(HOMELESS);

  /// @param most how many lines are listed; all are audited
  public ReceiptListing(AuditTerms terms, int most) {
    this.audit = new ReceiptAudit(terms, findings::add);
    this.most = most;
  }

  @Override
  public void source() {
    audit.source();
    life = Optional.empty();
    lifesDoubt = Optional.of(HOMELESS);
  }

  @Override
  public void life(String place, Bytes bootDocument) {
    lifesDoubt = foundBy(() -> audit.life(place, bootDocument));
    life = fingerprint(bootDocument);
  }

  @Override
  public void receipt(String place, DsseEnvelope receipt) {
    Optional<String> found = foundBy(() -> audit.receipt(place, receipt));
    list(new ListedReceipt(place, life, decoded(receipt), found.or(() -> lifesDoubt)));
  }

  @Override
  public void damaged(String place, String reason) {
    Optional<String> found = foundBy(() -> audit.damaged(place, reason));
    list(new ListedReceipt(place, life, Optional.empty(), found));
  }

  /// Everything was shown.
  public Result end() {
    AuditSummary summary = audit.end();
    Map<Place, String> doubts = new HashMap<>();
    findings.forEach(finding ->
        named(finding)
            .forEach(
                it -> doubts.putIfAbsent(new Place(it.life(), it.sequence()), finding.sentence())));
    List<ListedReceipt> judged =
        lines.stream()
            .map(line -> place(line).map(doubts::get).map(line::doubted).orElse(line))
            .toList();
    return new Result(judged, unlisted, findings, summary);
  }

  /// The sentence of the first finding that `showing` brings.
  private Optional<String> foundBy(Runnable showing) {
    int before = findings.size();
    showing.run();
    return findings.stream().skip(before).findFirst().map(AuditFinding::sentence);
  }

  private void list(ListedReceipt line) {
    if (lines.size() < most) {
      lines.add(line);
    } else {
      unlisted++;
    }
  }

  private static Optional<Bytes> fingerprint(Bytes bootDocument) {
    try {
      return Optional.of(LineContent.life(bootDocument));
    } catch (RefusedException _) {
      return Optional.empty(); // the audit says so
    }
  }

  private static Optional<SigningReceipt> decoded(DsseEnvelope envelope) {
    try {
      return Optional.of(ReceiptJson.decode(envelope.payload()));
    } catch (RefusedException _) {
      return Optional.empty(); // the audit says so
    }
  }

  private static Optional<Place> place(ListedReceipt line) {
    return line.life()
        .flatMap(of -> line.receipt().map(receipt -> new Place(of, receipt.sequence())));
  }

  /// The receipts that a finding speaks against, also if it was made later.
  private static List<ReceiptReference> named(AuditFinding finding) {
    return switch (finding) {
      case AuditFinding.RolledBack rolledBack -> List.of(rolledBack.used());
      case AuditFinding.TwoPolicies policies -> List.of(policies.one(), policies.other());
      case AuditFinding.Forked(var receipt) -> List.of(receipt);
      case AuditFinding.HeadDiffers(var receipt) -> List.of(receipt);
      default -> List.of();
    };
  }

  private record Place(Bytes life, long sequence) {}

  /// What was listed and found.
  ///
  /// @param lines in the order in which they stand
  /// @param unlisted how many more lines were audited
  public record Result(
      List<ListedReceipt> lines, long unlisted, List<AuditFinding> findings, AuditSummary summary) {
    /// Copies the lists.
    public Result {
      lines = List.copyOf(lines);
      findings = List.copyOf(findings);
    }
  }
}
