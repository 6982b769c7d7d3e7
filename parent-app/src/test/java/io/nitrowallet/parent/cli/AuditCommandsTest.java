package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.receipts.HeadFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The boot documents of these lives have no signature, so that each audit finds that, and the
/// chains are followed all the same; ReceiptsIT audits real ones.
final class AuditCommandsTest {
  private static final String PCR0 = "a0".repeat(48);

  @TempDir private Path home = Path.of("");
  private final Scene scene = new Scene();

  @BeforeEach
  void sign() {
    scene.life.sign(5);
  }

  private Run run(String... line) {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, scene)).run(line);
  }

  private Run verify(String... more) {
    List<String> line = new ArrayList<>(List.of("audit", "verify", "--json", "--pcr0", PCR0));
    line.addAll(List.of(more));
    return run(line.toArray(String[]::new));
  }

  private static Set<String> kinds(Run run) {
    Set<String> kinds = new TreeSet<>();
    run.json().path("findings").forEach(it -> kinds.add(it.path("kind").asString("")));
    return kinds;
  }

  private Path file() {
    return home.resolve(".nitro-wallet/receipts/" + scene.life.fingerprint().hex() + ".jsonl");
  }

  private void see() {
    try (HeadFile heads = new HeadFile(home.resolve(".nitro-wallet/heads.json"))) {
      heads.seen(scene.life.fingerprint(), scene.life.head());
    }
  }

  @Test
  void collectsIntoFolderAndTable() throws IOException {
    Run run = run("audit", "collect", "--json");
    assertEquals(0, run.exitCode(), run.err());
    var enclave = run.json().path("enclaves").get(0);
    assertEquals("CID 16", enclave.path("enclave").asString());
    assertEquals(scene.life.fingerprint().hex(), enclave.path("life").asString());
    assertEquals(5, enclave.path("kept").asInt());
    assertEquals(6, run.json().path("tableKept").asInt());
    assertEquals(6, Files.readAllLines(file()).size());
    assertEquals(5, scene.table.newest(scene.life.fingerprint()).orElse(-1));
  }

  @Test
  void collectsIntoTheFolderAloneIfAskedTo() {
    assertEquals(0, run("audit", "collect", "--files-only").exitCode());
    assertTrue(scene.table.newest(scene.life.fingerprint()).isEmpty());
  }

  @Test
  void followsTheChainInFolderTableAndNamedFilesAlike() {
    run("audit", "collect");
    see();
    for (List<String> where :
        List.of(List.of("--table"), List.<String>of(), List.of(file().toString()))) {
      Run run = verify(where.toArray(String[]::new));
      assertEquals(5, run.exitCode(), run.err());
      assertEquals(Set.of("unattested"), kinds(run), run.out());
      assertEquals(1, run.json().path("heads").asInt());
      assertFalse(run.json().path("inOrder").asBoolean());
    }
  }

  @Test
  void findsWhatAGatewayLeftOutOrDoubledByTheHeadThatWasSeen() throws IOException {
    run("audit", "collect");
    see();
    List<String> lines = Files.readAllLines(file());
    Files.write(file(), lines.subList(0, 5));
    assertEquals(Set.of("unattested", "tailDropped"), kinds(verify()));
    Files.write(file(), List.of(lines.get(0)));
    assertEquals(Set.of("unattested", "tailDropped"), kinds(verify()));
    Files.delete(file());
    assertEquals(Set.of("lifeMissing"), kinds(verify()));
    List<String> doubled = new ArrayList<>(lines);
    doubled.add(3, lines.get(2));
    Files.write(file(), doubled);
    assertEquals(Set.of("unattested", "repeated"), kinds(verify()));
    List<String> missing = new ArrayList<>(lines);
    missing.remove(3);
    Files.write(file(), missing);
    assertEquals(Set.of("unattested", "missing"), kinds(verify()));
    Files.writeString(file(), String.join("\n", lines)); // the last line feed is gone
    assertEquals(Set.of("unattested", "damaged", "tailDropped"), kinds(verify()));
  }

  @Test
  void tellsPeopleInSentencesAndWithoutAHeadWhatItCannotSee() {
    run("audit", "collect");
    Run run = run("audit", "verify", "--pcr0", PCR0);
    assertEquals(5, run.exitCode());
    assertTrue(run.out().startsWith("NOT IN ORDER: 1 findings"), run.out());
    assertTrue(
        run.out().contains("the boot document is not one of an expected enclave"), run.out());
    assertTrue(run.out().contains("a dropped end would not be noticed"), run.out());
  }

  @Test
  void wantsToKnowWhichImagesMayHaveRun() {
    run("audit", "collect");
    assertEquals(3, run("audit", "verify").exitCode());
  }

  @Test
  void refusesFilesBesideTheTableAndAFolderThatIsNotThere() {
    assertEquals(3, verify("--table", "some.jsonl").exitCode());
    Run run = verify();
    assertEquals(3, run.exitCode());
    assertTrue(run.out().contains("audit collect"), run.out());
  }

  @Test
  void exportsWhatItCanVerifyAgain() throws IOException {
    run("audit", "collect");
    Path out = home.resolve("export.jsonl");
    Run run = run("audit", "export", "-o", out.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(Files.readString(file()), Files.readString(out));
    assertEquals(3, run("audit", "export", "-o", out.toString()).exitCode());
    Path table = home.resolve("table.jsonl");
    run("audit", "export", "--table", "-o", table.toString());
    assertEquals(Files.readString(file()), Files.readString(table));
  }

  @Test
  void exportsRowsThatNoSpreadsheetTakesForFormulas() throws IOException {
    run("audit", "collect");
    Path out = home.resolve("export.csv");
    Run run = run("audit", "export", "--format", "csv", "-o", out.toString());
    assertEquals(0, run.exitCode(), run.err());
    List<String> rows = Files.readAllLines(out);
    assertEquals(7, rows.size());
    assertTrue(rows.getFirst().startsWith("life,sequence,time,operation,account,address"));
    assertTrue(rows.get(1).contains(",0,,boot,"), rows.get(1));
    assertTrue(rows.get(2).contains(",1,2026-11-26T12:00:01Z,sign,treasury,0x"), rows.get(2));
    assertTrue(rows.get(2).endsWith("\"'=Message of 5 bytes, \"\"hello\"\"\""), rows.get(2));
    int columns = rows.getFirst().split(",", -1).length;
    assertEquals(columns, rows.get(1).split(",", -1).length);
    assertEquals(columns + 1, rows.get(2).split(",", -1).length); // a comma is within quotes
  }

  @Test
  void showsProgressOnATerminalOnly() {
    var shown = new ByteArrayOutputStream();
    try (ProgressLine line =
        new ProgressLine(Optional.of(new PrintStream(shown, true, StandardCharsets.UTF_8)))) {
      line.accept(1_024);
    }
    assertTrue(
        shown.toString(StandardCharsets.UTF_8).startsWith("\r1,024 lines, "),
        shown.toString(StandardCharsets.UTF_8));
    run("audit", "collect");
    assertFalse(verify().err().contains("lines"));
  }

  @Test
  void saysThatAnotherChainIsInTheEnclavesPlace() {
    run("audit", "collect");
    Scene other = new Scene();
    other.life.sign(3);
    Run run =
        new Run.Shell(home, configuration -> new StageComponent(configuration, other))
            .run("audit", "collect", "--json");
    assertEquals(5, run.exitCode(), run.err());
    assertEquals("RECEIPTS_REFUSED", run.json().path("enclaves").get(0).path("trouble").asString());
    assertTrue(run.err().contains("fewer were issued than are kept"), run.err());
  }
}
