package io.nitrowallet.parent.cli;

import io.nitrowallet.parent.cli.ExpectationFlags.Expected;
import io.nitrowallet.requester.attestation.AttestationInquiry.Appraisal;
import io.nitrowallet.requester.attestation.SavedDocument;
import io.nitrowallet.requester.config.Setting;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "attest",
    description = {
      "Have the enclave attest itself over a fresh nonce, and verify it (exit code 5 if not).",
      "'attest verify' judges a document that was saved."
    })
@Needs({Setting.Group.ENCLAVE, Setting.Group.ATTESTATION})
final class AttestCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExpectationFlags expectations = new ExpectationFlags();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "keep the document, whatever it is worth, in a new file")
  private @Nullable Path save;

  AttestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Expected expected = expectations.expected(session);
    Appraisal appraisal = session.services().attestation().ask(expected.demand());
    if (save != null) {
      SavedDocument.write(save, appraisal.attested().document());
    }
    var shown =
        new VerdictReport(appraisal.verdict(), appraisal.attested().document(), expected.origin());
    session.output().print(shown.render(session.output()));
    return shown.exitCode();
  }
}
