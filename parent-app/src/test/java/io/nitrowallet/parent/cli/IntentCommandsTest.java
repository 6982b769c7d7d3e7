package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.intent.IntentSlip;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.intents.Crew;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Operators with keystores, at one table.
class IntentCommandsTest {
  @TempDir private Path home = Path.of("");
  private final Scene scene = new Scene();

  @BeforeEach
  void makeOperators() throws IOException {
    Path passphrase = Files.writeString(home.resolve("passphrase"), "correct horse battery");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
    String entries =
        Stream.of("alice", "bob", "carol").map(this::init).collect(Collectors.joining(","));
    init("mallory");
    scene.keep(Crew.account(Crew.policy(entries)));
  }

  /// The operator's entry for policies.
  private String init(String id) {
    Run run = run("operator init" + as(id) + " --json");
    assertEquals(0, run.exitCode(), run.out());
    return run.out();
  }

  private static String as(String id) {
    return " --id %s --keystore HOME/%s.p12 --passphrase-file HOME/passphrase".formatted(id, id);
  }

  private Run run(String line) {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, scene))
        .run(line.replace("HOME", home.toString()).split(" ", -1));
  }

  private String propose(String id) {
    Run run = run("sign message -n treasury --text pay --propose --json" + as(id));
    assertEquals(0, run.exitCode(), run.out());
    return run.json().path("id").stringValue();
  }

  private Run verdict(String verb, String intent, String id) {
    return run("intent " + verb + " " + intent + " --yes --json" + as(id));
  }

  @Test
  void twoOfThreeHaveAMessageSigned() {
    Run proposed = run("sign message -n treasury --text pay --propose --json" + as("alice"));
    assertEquals("1 of 2", proposed.json().path("approvals").stringValue());
    assertEquals("texts", proposed.json().path("rule").stringValue());
    String intent = proposed.json().path("id").stringValue();
    Run early = run("intent sign " + intent + " --json");
    assertEquals("APPROVALS_MISSING", early.errorCode());
    assertEquals(4, early.exitCode());
    Run approved = verdict("approve", intent, "bob");
    assertEquals("2 of 2", approved.json().path("approvals").stringValue(), approved.out());
    assertEquals("[\"alice\",\"bob\"]", approved.json().path("approvedBy").toString());
    Run signed = run("intent sign " + intent + " --json");
    assertEquals(0, signed.exitCode(), signed.out());
    assertEquals("texts", signed.json().path("rule").stringValue());
    Run again = run("intent sign " + intent + " --json");
    assertEquals(signed.json().path("signature"), again.json().path("signature"));
    assertEquals(
        "signed, says the table",
        run("intent show " + intent + " --json").json().path("state").stringValue());
  }

  @Test
  void showsPeopleWhatIsWantedNext() {
    String intent = propose("alice");
    Run shown = run("intent show " + intent);
    assertTrue(shown.out().contains("1 more wanted: `intent approve " + intent), shown.out());
    assertTrue(shown.out().contains("pay"), shown.out());
    Run approved = run("intent approve " + intent + " --yes" + as("carol"));
    assertTrue(
        approved.out().contains("Nothing is missing: `intent sign " + intent), approved.out());
  }

  /// The tables of two stages may hold accounts of one name, whose operators are the same.
  @Test
  void showsTheAccountThatIsSignedForAndNotTheRowOfItsName() {
    String intent = propose("alice");
    Account meant = scene.find(new AccountName("treasury")).orElseThrow();
    Account other = Fixture.account(2);
    scene.forget();
    scene.keep(
        new Account(
            meant.name(),
            other.publicKey(),
            meant.policy(),
            other.createdAt(),
            other.birthCertificate(),
            other.sealing()));
    Run shown = run("intent show " + intent + " --json");
    assertEquals(meant.address().checksummed(), shown.json().path("address").stringValue());
    assertEquals(1, shown.json().path("version").longValue());
    assertEquals(meant.policy().hash().hex(), shown.json().path("policySha256").stringValue());
    assertEquals("2026-11-22T20:29:40Z", shown.json().path("notBefore").stringValue());
    assertTrue(shown.out().contains("for another account"), shown.out());
    Run people = run("intent show " + intent);
    assertFalse(people.out().contains(other.address().checksummed()), people.out());
    Run approved = verdict("approve", intent, "bob");
    assertEquals("INTENT_REFUSED", approved.errorCode(), approved.out());
    assertTrue(approved.out().contains("for another account"), approved.out());
    assertEquals(1, scene.intents().all().getFirst().revision());
    assertEquals(0, verdict("reject", intent, "bob").exitCode());
  }

  @Test
  void listsWhatItComputedItself() {
    String intent = propose("alice");
    var rows = run("intent list --json").json().path("intents");
    assertEquals(1, rows.size());
    var row = rows.get(0);
    assertEquals(intent, row.path("id").stringValue());
    assertEquals("treasury", row.path("account").stringValue());
    assertEquals("message", row.path("kind").stringValue());
    assertEquals("1 of 2", row.path("approvals").stringValue());
    assertEquals("4h 0m", row.path("expiresIn").stringValue());
    assertTrue(row.path("summary").stringValue().contains("Sign"), rows.toString());
    assertEquals(0, run("intent list -n other --json").json().path("intents").size());
    assertEquals(0, run("intent list --state signed --json").json().path("intents").size());
  }

  @Test
  void saysOfWhichAccountsThisMachineKnowsNothing() {
    String intent = propose("alice");
    assertEquals("", run("intent show " + intent).err());
    assertEquals("yes", run("intent list --json").json().at("/intents/0/pinned").stringValue());
    Account account = scene.find(new AccountName("treasury")).orElseThrow();
    scene.forget();
    scene.replaceRow(account);
    String warning = run("intent show " + intent).err();
    assertTrue(warning.contains("'treasury' is not pinned on this machine"), warning);
    assertEquals("no", run("intent list --json").json().at("/intents/0/pinned").stringValue());
  }

  @Test
  void aListShowsWhatItCannotJudge() {
    scene
        .intents()
        .overwrite(
            new PendingIntent(
                new IntentSlip(
                    new UUID(1, 1), Crew.account().name(), Instant.parse("2026-11-22T22:00:00Z")),
                Bytes.ofHex("00"),
                List.of(),
                new State.Pending(),
                1));
    Run list = run("intent list --json");
    assertTrue(
        list.json().at("/intents/0/summary").stringValue().startsWith("DOUBTFUL: "), list.out());
  }

  @Test
  void aRejectionStopsItForEverybody() {
    String intent = propose("alice");
    assertEquals(0, verdict("approve", intent, "bob").exitCode());
    Run rejected = verdict("reject", intent, "carol");
    assertEquals("rejected by carol", rejected.json().path("state").stringValue());
    assertEquals("INTENT_REFUSED", run("intent sign " + intent + " --json").errorCode());
    assertEquals("INTENT_REFUSED", verdict("approve", intent, "carol").errorCode());
    assertEquals(1, run("intent list --state rejected --json").json().path("intents").size());
  }

  @Test
  void onlyWhoeverProposedItWithdrawsIt() {
    String intent = propose("alice");
    assertEquals("INTENT_REFUSED", verdict("withdraw", intent, "bob").errorCode());
    Run withdrawn = verdict("withdraw", intent, "alice");
    assertEquals("withdrawn by alice", withdrawn.json().path("state").stringValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "reject", "withdraw"})
  void aKeyThatThePolicyDoesNotNameSignsNothing(String verb) {
    String intent = propose("alice");
    assertEquals("INVALID_CONFIGURATION", verdict(verb, intent, "mallory").errorCode());
    Run borrowed =
        run(
            "intent %s %s --yes --json --id bob --keystore HOME/mallory.p12 --passphrase-file HOME/passphrase"
                .formatted(verb, intent));
    assertEquals("INVALID_CONFIGURATION", borrowed.errorCode());
    assertEquals(1, scene.intents().all().getFirst().revision());
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "reject", "withdraw"})
  void nobodySignsUnseenWithoutSayingSo(String verb) {
    String intent = propose("alice");
    Run run = run("intent " + verb + " " + intent + " --json" + as("bob"));
    assertEquals("INVALID_VALUE", run.errorCode());
    assertTrue(run.out().contains("not confirmed"), run.out());
    assertEquals(1, scene.intents().all().getFirst().revision());
  }

  @Test
  void anOperatorCountsOnce() {
    String intent = propose("alice");
    assertEquals("INTENT_REFUSED", verdict("approve", intent, "alice").errorCode());
  }

  @Test
  void proposesNothingThatThePolicyDenies() {
    Run run = run("sign digest -n treasury --propose --json 0x" + "11".repeat(32) + as("alice"));
    assertEquals("POLICY_DENIED", run.errorCode(), run.out());
    assertEquals(List.of(), scene.intents().all());
  }

  @ParameterizedTest
  @CsvSource({"--expires 25h,INTENT_REFUSED", "--explain,INVALID_VALUE"})
  void proposesNothingThatContradictsItself(String flags, String code) {
    Run run = run("sign message -n treasury --text pay --propose --json " + flags + as("alice"));
    assertEquals(code, run.errorCode(), run.out());
    assertEquals(List.of(), scene.intents().all());
  }

  @Test
  void changesOfAnAccountAreProposedLikeSignatures() throws IOException {
    Path next = Files.writeString(home.resolve("next.json"), Crew.policy().value());
    Run proposed =
        run("account update-policy treasury --policy " + next + " --propose --json" + as("bob"));
    assertEquals(0, proposed.exitCode(), proposed.out());
    assertEquals("updatePolicy", proposed.json().path("kind").stringValue());
    assertEquals(Crew.policy().value(), proposed.json().path("policy").stringValue());
    assertEquals("1 of 2", proposed.json().path("approvals").stringValue());
  }

  @Test
  void showsPeopleANewPolicyRuleByRule() throws IOException {
    String far = " ".repeat(4000) + "\n".repeat(200);
    String text =
        """
        {"v":1,"operators":[],"rules":[
         {"name":"payments","op":["transaction"],"approvals":0},%s
         {"name":"back-door","op":["message"],
          "approvals":0}],"change":{"approvals":0}}
        """
            .formatted(far);
    Path next = Files.writeString(home.resolve("next.json"), text);
    Run run = run("account update-policy treasury --policy " + next + " --propose" + as("bob"));
    assertEquals(0, run.exitCode(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.size() < 60, run.out());
    assertTrue(
        lines.contains("    {\"name\":\"back-door\",\"op\":[\"message\"],\"approvals\":0}"),
        run.out());
    assertFalse(run.out().contains("\uFFFD"), run.out());
    assertTrue(run.out().contains("it has no operators: whoever"), run.out());
    assertTrue(run.out().contains(new PolicyText(text).hash().hex()), run.out());
  }

  @Test
  void proposesNoPolicyThatAnEnclaveCannotRead() throws IOException {
    Path next = Files.writeString(home.resolve("next.json"), "{\"v\":1,\"rules\":[]}");
    Run proposed =
        run("account update-policy treasury --policy " + next + " --propose --json" + as("bob"));
    assertEquals("INVALID_POLICY", proposed.errorCode(), proposed.out());
    assertTrue(proposed.out().contains("operators"), proposed.out());
    assertEquals(List.of(), scene.intents().all());
  }

  @Test
  void saysThatThereIsNoSuchIntent() {
    Run run = run("intent show 00000000-0000-0001-0000-000000000001 --json");
    assertEquals("INTENT_NOT_FOUND", run.errorCode());
    assertEquals(2, run("intent show nothing").exitCode());
    assertFalse(run("intent show nothing").err().isEmpty());
  }
}
