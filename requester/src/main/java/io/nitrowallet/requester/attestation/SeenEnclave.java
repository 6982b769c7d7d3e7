package io.nitrowallet.requester.attestation;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// An enclave as it was when it was last verified.
///
/// @param at when it was asked, to the second
/// @param identity the fingerprint of its identity key, of each life another
/// @param certificate SHA-256 of the leaf certificate
/// @param root SHA-256 of the root certificate
public record SeenEnclave(
    Instant at,
    PcrValues pcrs,
    String moduleId,
    Optional<Bytes> identity,
    Optional<Bytes> certificate,
    Bytes root) {

  /// What `verdict`, asked for at `at`, shows.
  public static SeenEnclave of(Verified verdict, Instant at) {
    return new SeenEnclave(
        Instant.ofEpochSecond(at.getEpochSecond()),
        verdict.document().pcrs(),
        verdict.document().moduleId(),
        identity(verdict.document()),
        leaf(verdict.report()),
        verdict.root().fingerprint());
  }

  /// The fingerprint of the identity key that `document` states, where it states one.
  public static Optional<Bytes> identity(AttestationDocument document) {
    try {
      return document.publicKey().map(EnclaveIdentity::decode).map(EnclaveIdentity::fingerprint);
    } catch (RefusedException _) {
      return Optional.empty(); // no Nitro Wallet, but attested all the same
    }
  }

  private static Optional<Bytes> leaf(AttestationReport report) {
    List<ReportedCertificate> chain = report.chain();
    return chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast().fingerprint());
  }

  /// What differs in `now`: registers first.
  public List<Change> changes(SeenEnclave now) {
    List<Change> changes = new ArrayList<>();
    TreeSet<Integer> registers = new TreeSet<>(pcrs.values().keySet());
    registers.addAll(now.pcrs.values().keySet());
    for (int index : registers) {
      add(changes, "PCR" + index, hex(pcrs.get(index)), hex(now.pcrs.get(index)));
    }
    add(changes, "module", moduleId, now.moduleId);
    add(changes, "identity", hex(identity), hex(now.identity));
    add(changes, "certificate", hex(certificate), hex(now.certificate));
    add(changes, "root", root.hex(), now.root.hex());
    return changes;
  }

  private static void add(List<Change> changes, String what, String before, String now) {
    if (!Objects.equals(before, now)) {
      changes.add(new Change(what, before, now));
    }
  }

  private static String hex(Optional<Bytes> value) {
    return value.map(Bytes::hex).orElse("");
  }

  /// One thing that differs.
  ///
  /// @param what `PCR0` and so on, `module`, `identity`, `certificate` or `root`
  /// @param before empty where there was none
  /// @param now empty where there is none
  public record Change(String what, String before, String now) {}
}
