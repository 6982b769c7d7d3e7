package io.nitrowallet.bench;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A document of a soft module below a root of its own, with what its reader demands.
record VerificationCase(
    CoseAttestationVerifier verifier,
    Bytes document,
    AttestationExpectations expectations,
    List<SignedMessage> signed) {
  /// With five certificates each, more than the 750 of which the JDK remembers what it has checked.
  private static final int COUNT = 200;

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final PcrValues PCRS = PcrValues.of(Map.of(0, Bytes.ofHex("a0".repeat(48))));
  private static final Bytes NONCE = Bytes.ofHex("11".repeat(32));

  /// The cases: no two share a certificate.
  static List<VerificationCase> all() {
    return IntStream.range(0, COUNT).mapToObj(_ -> make()).toList();
  }

  /// Judges the document.
  AttestationVerdict verify() {
    return verifier.verify(document, expectations);
  }

  /// Makes one.
  static VerificationCase make() {
    try (KeyFolder folder = KeyFolder.create()) {
      SoftNsmAuthority authority = SoftNsmAuthority.open(folder.path(), () -> NOW);
      Bytes document = attest(new SoftNsm(authority, PCRS, "i-0abc-enc0123", () -> NOW));
      return new VerificationCase(
          CoseAttestationVerifier.withDevelopmentRoot(authority.rootCertificate()),
          document,
          new AttestationExpectations(PCRS, Optional.of(NONCE), Freshness.Live.at(NOW)),
          SignedMessage.allIn(document));
    }
  }

  private static Bytes attest(SoftNsm module) {
    NsmRequest request =
        new NsmRequest.Attestation(
            Optional.of(Bytes.copyOf(new byte[32])),
            Optional.of(NONCE),
            Optional.of(Bytes.copyOf(new byte[64])));
    NsmResponse response = NsmCodec.decodeResponse(module.process(NsmCodec.encode(request)));
    if (response instanceof NsmResponse.Attested(Bytes document)) {
      return document;
    }
    throw new IllegalStateException("the soft module does not attest");
  }

  /// A folder for an authority's keys, which nobody needs afterwards.
  private record KeyFolder(Path path) implements AutoCloseable {
    static KeyFolder create() {
      try {
        return new KeyFolder(Files.createTempDirectory("nw-bench-root-"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try (var files = Files.list(path)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
