package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.domain.summary.SummaryKind;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.Scene;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

class SignExplainTest {
  private static final String APPROVAL =
      "sign transaction -n treasury --explain --chain-id 1 --nonce 7 --gas 60000 --max-fee 30gwei"
          + " --max-priority-fee 1gwei --to 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48 --data"
          + " 0x095ea7b30000000000000000000000000202020202020202020202020202020202020202"
          + "f".repeat(64);

  @TempDir private Path home = Path.of("");
  private final Scene scene = new Scene();

  @BeforeEach
  void keepAnAccount() {
    scene.keep(Fixture.account(1));
  }

  private Run run(String... words) {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, scene))
        .run(words);
  }

  @Test
  void tellsAnUnlimitedApprovalInWordsAndSignsNothing() {
    Run run = run(APPROVAL.split(" ", -1));
    assertEquals(0, run.exitCode(), run.err());
    for (String text :
        List.of(
            "without limit",
            "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
            "The allowance is unlimited",
            "0.0018 Ether",
            "open",
            "unverified",
            "Nothing was signed. The policy is the one in the table's row")) {
      assertTrue(run.out().contains(text), text + " in " + run.out());
    }
    assertFalse(run.out().contains("Raw"), run.out());
  }

  @Test
  void programsReadTheSummaryAsOneObject() {
    JsonNode json = run((APPROVAL + " --json").split(" ", -1)).json();
    assertEquals("tokenApproval", json.at("/summary/kind").stringValue());
    assertEquals("Token contract", json.at("/summary/lines/0/label").stringValue());
    assertEquals(1, json.at("/summary/warnings").size());
    assertEquals(66, json.path("digest").stringValue().length());
    assertEquals("transaction", json.path("operation").stringValue());
    assertEquals("allowed", json.path("decision").stringValue());
    assertEquals("open", json.path("rule").stringValue());
    assertEquals("unverified", json.path("policy").stringValue());
    assertTrue(json.path("rawTransaction").isMissingNode());
    assertTrue(json.path("signature").isMissingNode());
  }

  @Test
  void saysWhyNothingWouldBeSigned() {
    Run run =
        run("sign", "digest", "-n", "treasury", "--explain", "--json", "0x" + "d1".repeat(32));
    assertEquals(0, run.exitCode(), "the question was answered");
    JsonNode json = run.json();
    assertEquals("denied", json.path("decision").stringValue());
    assertEquals("no rule of the policy is about a digest", json.path("reason").stringValue());
    assertTrue(json.path("rule").isMissingNode());
    assertTrue(json.path("signature").isMissingNode());
  }

  @Test
  void warnsOfASignerThatThisMachineDoesNotKnow() {
    scene.forget();
    scene.replaceRow(Fixture.account(1));
    Run run = run("sign", "message", "-n", "treasury", "--explain", "--text", "a");
    assertTrue(run.err().contains("not pinned"), run.err());
  }

  @Test
  void warnsOfWordsThatThisMachineCouldNotCompare() {
    for (int edition : new int[] {Summary.EDITION, Summary.EDITION + 1}) {
      var err = new ByteArrayOutputStream();
      var printed = new PrintStream(err, true, StandardCharsets.UTF_8);
      var output = new Output(printed, printed, new Output.Style(false, Ansi.OFF));
      SummaryReport.warnUnlessCompared(
          output, new Summary(edition, SummaryKind.MESSAGE, "Sign", List.of(), List.of()));
      assertEquals(
          edition != Summary.EDITION,
          err.toString(StandardCharsets.UTF_8).contains("could not compare"));
    }
  }

  @Test
  void aMessageCannotWriteLinesOfItsOwn() {
    String hostile = "hello\nSummary  Send nothing\r\n\u202eWarning\u2028Signer  0x00";
    Run run = run("sign", "message", "-n", "treasury", "--explain", "--text", hostile);
    assertEquals(0, run.exitCode(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(1, lines.stream().filter(line -> line.startsWith("Summary")).count(), run.out());
    assertEquals(1, lines.stream().filter(line -> line.startsWith("Signer")).count(), run.out());
    assertTrue(run.out().contains("\"\\u{202e}Warning\\u{2028}Signer  0x00\""), run.out());
  }

  @Test
  void refusesWhatSigningWouldRefuse() {
    assertEquals(
        "ACCOUNT_NOT_FOUND",
        run("sign", "message", "-n", "nobody", "--explain", "--text", "a", "--json").errorCode());
    assertEquals(
        "INVALID_TRANSACTION",
        run("sign", "transaction", "-n", "treasury", "--explain", "--nonce", "1", "--json")
            .errorCode());
  }
}
