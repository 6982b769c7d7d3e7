package io.nitrowallet.parent.cli;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.parent.cli.ExpectationFlags.Expected;
import io.nitrowallet.requester.attestation.DevelopmentRoot;
import io.nitrowallet.requester.attestation.SavedDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Judge an attestation document that was saved (exit code 5 if it does not stand).",
      "Its certificates must have been valid at its own time, or at the time that --at gives."
    })
final class AttestVerifyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "FILE",
      description = "the document, as it came or in base64; - for standard input")
  private String file = "";

  @Mixin private ExpectationFlags expectations = new ExpectationFlags();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "judge certificates and age as of this time, such as 2026-11-25T10:20:30Z")
  private @Nullable Instant at;

  @Option(names = "--nonce", paramLabel = "HEX", description = "the nonce it must carry")
  private @Nullable String nonce;

  @Option(
      names = "--root",
      paramLabel = "FILE",
      description = "a simulator's root instead of AWS's, whatever the configuration says")
  private @Nullable Path root;

  AttestVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Expected expected = expectations.expected(session);
    Bytes document =
        SavedDocument.decode(InputFiles.read(file, session.surroundings().terminal().in()));
    Freshness freshness =
        at == null ? new Freshness.Archived() : new Freshness.Live(at, expected.demand().maxAge());
    AttestationVerdict verdict =
        verifier().verify(document, expected.demand().of(expectedNonce(), freshness));
    var shown = new VerdictReport(verdict, document, expected.origin());
    session.output().print(shown.render(session.output()));
    return shown.exitCode();
  }

  private AttestationVerifier verifier() {
    if (root == null) {
      return CoseAttestationVerifier.withAwsRoot();
    }
    session.warnOfDevelopmentRoot(root);
    return CoseAttestationVerifier.withDevelopmentRoot(DevelopmentRoot.read(root));
  }

  private Optional<Bytes> expectedNonce() {
    try {
      return Optional.ofNullable(nonce).map(Bytes::ofHex);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "--nonce must be hex digits", e);
    }
  }
}
