package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Audits what tests lay before it, and keeps what was found.
final class AuditBench {
  private static final TrustRoot ROOT =
      new TrustRoot(Bytes.ofHex("ab".repeat(32)), TrustRoot.Kind.AWS);

  private final Map<Bytes, FakeLife> lives = new HashMap<>();
  private final Set<Bytes> distrusted = new HashSet<>();
  private final Map<Bytes, ReceiptHead> heads = new HashMap<>();
  final List<AuditFinding> findings = new ArrayList<>();

  /// Boot documents of these lives are known.
  AuditBench(FakeLife... known) {
    for (FakeLife life : known) {
      lives.put(life.boot(), life);
    }
  }

  AuditBench distrusting(FakeLife life) {
    distrusted.add(life.boot());
    return this;
  }

  AuditBench seen(FakeLife life, ReceiptHead head) {
    heads.put(life.fingerprint(), head);
    return this;
  }

  ReceiptAudit audit() {
    return new ReceiptAudit(new AuditTerms(this::judge, FakeLife::read, heads), findings::add);
  }

  /// One life with these receipts.
  AuditSummary of(FakeLife life, List<DsseEnvelope> receipts) {
    ReceiptAudit audit = audit();
    lay(audit, life, receipts);
    return audit.end();
  }

  static void lay(ReceiptAudit audit, FakeLife life, List<DsseEnvelope> receipts) {
    audit.life("file:1", life.boot());
    for (int line = 0; line < receipts.size(); line++) {
      audit.receipt("file:" + (line + 2), receipts.get(line));
    }
  }

  private AttestationVerdict judge(Bytes document) {
    FakeLife life = lives.get(document);
    Optional<AttestationReport> report =
        Optional.ofNullable(life)
            .map(known ->
                new AttestationReport(
                    known.document(),
                    new AttestationExpectations(
                        known.document().pcrs(), Optional.empty(), new Freshness.Archived()),
                    List.of()));
    if (report.isEmpty() || distrusted.contains(document)) {
      return new Rejected(
          List.of(new Difference(Check.PCRS, "PCR0 is another image's")), report, ROOT);
    }
    return new Verified(report.get(), ROOT);
  }

  static AccountReference account(String name, long version) {
    return account(name, version, "00");
  }

  static AccountReference account(String name, long version, String policy) {
    Bytes hash = Digests.sha256(Bytes.copyOf(name.getBytes(StandardCharsets.UTF_8)));
    Address address = new Address(hash.slice(0, 20));
    return new AccountReference(
        new AccountName(name), address, version, Bytes.ofHex(policy.repeat(32)));
  }

  static Entry signed(AccountReference account) {
    return entry(
        RecordedOperation.SIGN,
        account,
        new Outcome.Signed(Bytes.ofHex("01".repeat(32)), Bytes.ofHex("02".repeat(65))));
  }

  static Entry refused(AccountReference account, ErrorCode code) {
    return entry(RecordedOperation.SIGN, account, new Outcome.Refused(code));
  }

  static Entry row(RecordedOperation operation, AccountReference account) {
    return entry(operation, account, new Outcome.Row(Bytes.ofHex("03".repeat(32))));
  }

  private static Entry entry(
      RecordedOperation operation, AccountReference account, Outcome outcome) {
    return new Entry(
        operation, account, Optional.of("rule"), Optional.empty(), outcome, Optional.empty());
  }
}
