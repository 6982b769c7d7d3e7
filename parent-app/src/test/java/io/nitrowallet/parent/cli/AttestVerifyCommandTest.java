package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Documents that a simulator made at {@link #MADE}, judged by the real verifier.
final class AttestVerifyCommandTest {
  private static final String MADE = "2026-11-25T16:14:49.621Z";
  private static final String PCR0 = "11".repeat(48);
  private static final String ZERO = "00".repeat(48);
  private static final String NONCE = "55".repeat(32);

  @TempDir private Path home = Path.of("");
  private Path document = Path.of("");
  private Path root = Path.of("");

  @BeforeEach
  void copyResources() {
    document = copy("attested.cbor");
    root = copy("simulator-root.pem");
  }

  private Path copy(String resource) {
    try (InputStream in = AttestVerifyCommandTest.class.getResourceAsStream(resource)) {
      Path file = home.resolve(resource);
      Files.write(file, Objects.requireNonNull(in, resource).readAllBytes());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run.Shell shell() {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, new Scene()));
  }

  private Run verify(Path file, String... flags) {
    List<String> line = new ArrayList<>(List.of("attest", "verify", file.toString()));
    line.addAll(List.of(flags));
    return shell().run(line.toArray(String[]::new));
  }

  /// With the simulator's root, and JSON.
  private Run judge(String... flags) {
    List<String> all = new ArrayList<>(List.of("--root", root.toString(), "--json"));
    all.addAll(List.of(flags));
    return verify(document, all.toArray(String[]::new));
  }

  private static Set<String> checks(Run run) {
    Set<String> checks = new TreeSet<>();
    run.json().path("differences").forEach(it -> checks.add(it.path("check").asString("")));
    return checks;
  }

  @Test
  void judgesADocumentAsOfItsOwnTime() {
    Run run = judge("--pcr0", PCR0, "--nonce", NONCE);
    assertEquals(0, run.exitCode(), run.out());
    ObjectNode json = run.json();
    assertTrue(json.path("verified").booleanValue());
    assertTrue(json.path("developmentRoot").booleanValue());
    assertEquals(MADE, json.path("time").stringValue());
    assertEquals(MADE, json.path("judgedAt").stringValue());
    assertEquals("equal", json.path("nonceVerdict").stringValue());
    assertEquals("equal", json.at("/pcrs/0/verdict").stringValue());
    assertEquals(PCR0, json.at("/pcrs/0/actual").stringValue());
    assertEquals("not compared", json.at("/pcrs/1/verdict").stringValue());
    assertEquals(16, json.path("pcrs").size());
    assertEquals(5, json.path("chain").size());
    assertTrue(run.err().contains("development root"), run.err());
  }

  @Test
  void readsADocumentInBase64FromAFileOrStandardInput() throws IOException {
    String base64 = Bytes.copyOf(Files.readAllBytes(document)).base64();
    String wrapped = base64.replaceAll("(.{76})", "$1\n") + "\n";
    Path file = home.resolve("document.b64");
    Files.writeString(file, wrapped);
    assertEquals(0, verify(file, "--pcr0", PCR0, "--root", root.toString()).exitCode());
    Run piped =
        shell()
            .type(wrapped)
            .run("attest", "verify", "-", "--pcr0", PCR0, "--root", root.toString(), "--json");
    assertEquals(base64, piped.json().path("document").stringValue());
  }

  /// A simulator, or whoever took one over, passes its document off as an enclave's.
  @Test
  void trustsNoOtherRootThanAwsUnlessThisCommandNamesIt() {
    Run run =
        shell()
            .set("NITRO_WALLET_ATTESTATION_ROOT_FILE", root.toString())
            .run("attest", "verify", document.toString(), "--pcr0", PCR0, "--json");
    assertEquals(5, run.exitCode(), run.out());
    assertFalse(run.json().path("verified").booleanValue());
    assertFalse(run.json().path("developmentRoot").booleanValue());
    assertTrue(run.json().path("root").stringValue().startsWith("AWS 641a0321"), run.out());
    assertTrue(checks(run).contains("CHAIN"), run.out());
  }

  @Test
  void judgesCertificatesAndAgeAsOfAGivenTime() {
    assertEquals(0, judge("--pcr0", PCR0, "--at", "2026-11-25T16:16:00Z").exitCode());

    Run late = judge("--pcr0", PCR0, "--at", "2026-11-25T16:30:00Z");
    assertEquals(5, late.exitCode());
    assertEquals(Set.of("FRESHNESS"), checks(late));
    assertEquals(910, late.json().path("ageSeconds").asInt());
    assertEquals(
        0, judge("--pcr0", PCR0, "--at", "2026-11-25T16:30:00Z", "--max-age", "911").exitCode());

    Run another = judge("--pcr0", PCR0, "--at", "2026-12-24T16:16:00Z");
    assertEquals(Set.of("CHAIN", "FRESHNESS"), checks(another));
    assertFalse(another.json().at("/chain/4/valid").booleanValue());
  }

  @Test
  void listsAllThatDiffersWholeAndWithinATerminal() {
    Run run =
        verify(
            document,
            "--pcr0",
            "ab".repeat(48),
            "--pcr2",
            "cd".repeat(48),
            "--nonce",
            "66".repeat(32),
            "--at",
            "2027-01-01T00:00:00Z");
    assertEquals(5, run.exitCode());
    assertTrue(run.out().startsWith("REJECTED: trust nothing that came with this document."));
    for (String shown :
        List.of(
            "  CHAIN    ",
            "  FRESHNESS",
            "  NONCE    ",
            "PCR0 (the whole image)",
            "PCR2 (the application)",
            "actual    " + "11".repeat(24),
            "expected  " + "ab".repeat(24),
            "the leaf certificate             2026-11-25T16:14:49Z  2026-11-25T19:14:52Z  NOT"
                + " VALID",
            "AWS Nitro Enclaves Root-G1")) {
      assertTrue(run.out().contains(shown), () -> shown + " in\n" + run.out());
    }
    assertFalse(run.out().contains("…"), run.out());
    run.out().lines().forEach(line -> assertTrue(line.length() <= 86, line));
  }

  @Test
  void refusesAnotherNonceAndOneThatIsNone() {
    Run other = judge("--pcr0", PCR0, "--nonce", "56" + NONCE.substring(2));
    assertEquals(5, other.exitCode());
    assertEquals(Set.of("NONCE"), checks(other));
    Run odd = judge("--pcr0", PCR0, "--nonce", "5");
    assertEquals(3, odd.exitCode());
    assertEquals("INVALID_VALUE", odd.errorCode());
  }

  @Test
  void refusesAChangedDocumentAndWhatIsNone() throws IOException {
    byte[] content = Files.readAllBytes(document);
    content[content.length - 1] ^= 1;
    Files.write(document, content);
    assertEquals(Set.of("SIGNATURE"), checks(judge("--pcr0", PCR0)));

    Files.writeString(document, "no document, and no base64");
    Run none = judge("--pcr0", PCR0);
    assertEquals(5, none.exitCode(), none.out());
    assertEquals(Set.of("FORM"), checks(none));

    Files.writeString(document, "A".repeat(40_000));
    assertEquals("INVALID_VALUE", judge("--pcr0", PCR0).errorCode());
  }

  @Test
  void anEnclaveInDebugModePassesOnlyWhereThatIsAllowed() {
    document = copy("debug.cbor");
    Run refused = judge("--pcr0", ZERO);
    assertEquals(5, refused.exitCode());
    assertEquals(Set.of("DEBUG"), checks(refused));

    assertEquals(0, judge("--pcr0", ZERO, "--allow-debug").exitCode());
    Run shown = verify(document, "--root", root.toString(), "--pcr0", ZERO, "--allow-debug");
    assertTrue(shown.out().startsWith("VERIFIED IN DEBUG MODE"), shown.out());
  }

  @Test
  void comparesWithAFileOfExpectationsAndRefusesContradictions() throws IOException {
    Path measurements = home.resolve("measurements.json");
    Files.writeString(
        measurements,
        "{\"Measurements\":{\"HashAlgorithm\":\"Sha384 { ... }\",\"PCR0\":\"%s\",\"PCR1\":\"%s\"}}"
            .formatted(PCR0, "22".repeat(48)));
    Run good = judge("--expect", measurements.toString());
    assertEquals(0, good.exitCode(), good.out());
    assertEquals("equal", good.json().at("/pcrs/1/verdict").stringValue());
    assertTrue(good.json().path("expectedFrom").stringValue().contains("nitro-cli"), good.out());

    assertEquals(0, judge("--expect", measurements.toString(), "--pcr0", PCR0).exitCode());
    Run contradiction = judge("--expect", measurements.toString(), "--pcr1", ZERO);
    assertEquals("INVALID_VALUE", contradiction.errorCode());
    assertEquals("INVALID_VALUE", judge("--release-key", "key.pem", "--pcr0", PCR0).errorCode());
  }

  @Test
  void comparesWithTheConfigurationWhereTheCommandLineNamesNothing() {
    Run.Shell shell = shell().set("NITRO_WALLET_ATTESTATION_PCRS", "0=" + PCR0);
    String[] line = {"attest", "verify", document.toString(), "--root", root.toString(), "--json"};
    assertEquals(0, shell.run(line).exitCode());
    Run nothing = shell().run(line);
    assertEquals(3, nothing.exitCode());
    assertTrue(nothing.out().contains("--expect"), nothing.out());
  }
}
