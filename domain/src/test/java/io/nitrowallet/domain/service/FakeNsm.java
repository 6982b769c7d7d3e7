package io.nitrowallet.domain.service;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.Attestor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes documents that are numbers into a list of statements, and verifies those it made.
final class FakeNsm implements Attestor, AttestationVerifier {
  static final PcrValues PCRS = PcrValues.of(Map.of(0, Bytes.ofHex("5a".repeat(48))));
  static final TrustRoot ROOT = new TrustRoot(Bytes.EMPTY, TrustRoot.Kind.DEVELOPMENT);

  private final Map<Bytes, Statement> documents = new HashMap<>();
  private final List<Statement> statements = new ArrayList<>();
  private boolean broken;

  @Override
  public Bytes attest(Statement statement) {
    if (broken) {
      throw new RefusedException(ErrorCode.NSM_FAILED, "the NSM failed");
    }
    statements.add(statement);
    Bytes document = Bytes.copyOf(ByteBuffer.allocate(4).putInt(statements.size()).array());
    documents.put(document, statement);
    return document;
  }

  @Override
  public AttestationVerdict verify(Bytes document, AttestationExpectations expectations) {
    @Nullable Statement statement = documents.get(document);
    if (statement == null) {
      return rejected(List.of(new Difference(Check.SIGNATURE, "the signature is wrong")));
    }
    List<Difference> differences = new ArrayList<>();
    if (expectations.nonce().isPresent() && !expectations.nonce().equals(statement.nonce())) {
      differences.add(new Difference(Check.NONCE, "the nonce is another"));
    }
    if (!expectations.pcrs().equals(PCRS)) {
      differences.add(new Difference(Check.PCRS, "PCR0 is another"));
    }
    return differences.isEmpty() ? verified(statement, expectations) : rejected(differences);
  }

  private static Rejected rejected(List<Difference> differences) {
    return new Rejected(differences, Optional.empty(), ROOT);
  }

  private static Verified verified(Statement statement, AttestationExpectations expectations) {
    AttestationDocument document =
        new AttestationDocument(
            "i-0-enc0",
            Instant.EPOCH,
            PCRS,
            Bytes.EMPTY,
            List.of(),
            statement.publicKey(),
            statement.userData(),
            statement.nonce());
    return new Verified(new AttestationReport(document, expectations, List.of()), ROOT);
  }

  void breakDown() {
    broken = true;
  }

  /// The newest statement it attested.
  Statement latest() {
    return statements.getLast();
  }

  /// A document over anything a test wants stated.
  Bytes forge(Optional<Bytes> publicKey, Optional<Bytes> userData, Optional<Bytes> nonce) {
    return attest(new Statement(publicKey, userData, nonce));
  }
}
