package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.eif.EnclaveImageReader;
import io.nitrowallet.image.eif.ImageReport;
import io.nitrowallet.requester.attestation.ExpectedPcrs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = "Check an image's form and signature, and compare its PCRs (exit code 5 if not).")
final class EifVerifyCommand extends EifCommand {
  private static final List<String> COLUMNS = List.of("pcr", "expected", "actual", "verdict");

  private final Session session;

  @Mixin private final ReleaseKeyFlag releaseKey = new ReleaseKeyFlag();

  @Parameters(paramLabel = "IMAGE", description = "the image file")
  private Path image = Path.of("");

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "what the PCRs should be: a manifest, an image, or what nitro-cli printed")
  private @Nullable Path manifest;

  @Option(names = "--pcr0", paramLabel = "HEX", description = "what PCR0 should be")
  private @Nullable String pcr0;

  @Option(names = "--pcr1", paramLabel = "HEX", description = "what PCR1 should be")
  private @Nullable String pcr1;

  @Option(names = "--pcr2", paramLabel = "HEX", description = "what PCR2 should be")
  private @Nullable String pcr2;

  @Option(names = "--pcr8", paramLabel = "HEX", description = "what PCR8 should be")
  private @Nullable String pcr8;

  EifVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  int work() throws IOException {
    Report report = new Report();
    List<Expectation> expectations = expectations(report);
    ImageReport measured = ImageReport.of(EnclaveImageReader.read(image));
    boolean equal = expectations.stream().allMatch(expected -> expected.isMet(measured.pcrs()));
    report.fact("verified", "Verified", equal);
    report.fact("signed", "Signed", measured.signer().isPresent());
    measured.signer().ifPresent(signer -> ImageFacts.signer(report, signer));
    report.table(
        "pcrs",
        COLUMNS,
        expectations.stream().map(expected -> expected.row(measured.pcrs())).toList());
    session.output().print(report);
    return equal ? ExitCode.OK : ExitCode.UNTRUSTED;
  }

  private List<Expectation> expectations(Report report) {
    List<Expectation> expectations = new ArrayList<>();
    if (manifest != null) {
      ExpectedPcrs expected = ExpectedPcrs.read(manifest, releaseKey.read());
      report.fact("origin", "Expected by", expected.origin());
      expected
          .values()
          .values()
          .forEach((pcr, value) -> expectations.add(new Expectation(pcr, value)));
    }
    given().forEach((pcr, hex) -> expectations.add(new Expectation(pcr, register(hex))));
    if (expectations.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "give --manifest or --pcr0: an image that is compared with nothing is any image");
    }
    return expectations;
  }

  private Map<Integer, String> given() {
    Map<Integer, String> given = new TreeMap<>();
    Session.given(pcr0).ifPresent(hex -> given.put(0, hex));
    Session.given(pcr1).ifPresent(hex -> given.put(1, hex));
    Session.given(pcr2).ifPresent(hex -> given.put(2, hex));
    Session.given(pcr8).ifPresent(hex -> given.put(8, hex));
    return given;
  }

  private static Bytes register(String hex) {
    if (!hex.matches("[0-9a-fA-F]{96}")) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "a register is 96 hex digits");
    }
    return Bytes.ofHex(hex);
  }

  /// What a register should be.
  private record Expectation(int pcr, Bytes value) {
    boolean isMet(PcrValues actual) {
      return actual.get(pcr).filter(value::equals).isPresent();
    }

    List<Object> row(PcrValues actual) {
      return List.of(
          pcr,
          value.hex(),
          actual.get(pcr).map(Bytes::hex).orElse("absent"),
          isMet(actual) ? "equal" : "DIFFERS");
    }
  }
}
