package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NitroWalletCliTest {
  private static final String ADDRESS = Fixture.account(1).address().checksummed();
  private static final String PCR0 = "0=" + "ab".repeat(48);
  private static final List<String> PAYMENT =
      List.of(
          "sign transaction -n treasury --to 0x000000000000000000000000000000000000dEaD"
              .split(" ", -1));

  @TempDir private Path home = Path.of("");
  private final Scene scene = new Scene();

  private Run.Shell shell() {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, scene));
  }

  private Run run(String line) {
    return shell().run(line.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "account",
        "account generate",
        "account import",
        "account list",
        "account show",
        "account verify",
        "sign",
        "sign transaction",
        "sign message",
        "sign typed-data",
        "sign user-operation",
        "sign authorization",
        "sign digest",
        "policy",
        "policy init",
        "policy lint",
        "policy explain",
        "policy test",
        "gateway",
        "gateway run",
        "attest",
        "attest verify",
        "kms",
        "kms create-key",
        "kms put-policy",
        "kms canary",
        "kms policy",
        "kms policy render",
        "kms policy lint",
        "kms policy simulate",
        "backup",
        "backup export",
        "backup verify",
        "backup restore",
        "table",
        "table create",
        "rollout",
        "rollout verify",
        "rollout reseal",
        "migrate",
        "migrate seed",
        "doctor",
        "vsock-proxy",
        "vsock-sample",
        "vsock-sample server",
        "vsock-sample client",
        "enclave",
        "enclave run",
        "enclave health",
        "enclave logs",
        "operator",
        "operator init",
        "operator show",
        "intent",
        "intent list",
        "intent show",
        "intent approve",
        "intent reject",
        "intent withdraw",
        "intent sign",
        "eif",
        "eif build",
        "eif inspect",
        "eif measure",
        "eif verify",
        "eif rootfs",
        "config",
        "config show",
        "config enclave",
        "config enclave init",
        "config enclave check",
        "completion",
        "demo",
        "dev",
        "console",
        "docker",
      })
  void everyCommandExplainsItself(String command) {
    Run help = run((command + " --help").strip());
    assertEquals(0, help.exitCode(), help.err());
    assertTrue(help.out().startsWith("Usage: nitro-wallet" + (" " + command).stripTrailing()));
    assertTrue(help.out().contains("--json"), help.out());
    assertEquals("", help.err());
  }

  @Test
  void helpListsEveryCommandAndExitCode() {
    String help = run("--help").out();
    for (String word :
        List.of(
            "account",
            "sign",
            "policy",
            "gateway",
            "attest",
            "kms",
            "table",
            "enclave",
            "eif",
            "vsock-proxy",
            "demo")) {
      assertTrue(help.contains("\n  " + word), word);
    }
    for (int code = 0; code <= 7; code++) {
      assertTrue(help.contains("\n  " + code + "   "), "exit code " + code);
    }
  }

  @Test
  void theVersionNamesTheCommit() {
    assertTrue(run("--version").out().matches("nitro-wallet \\S+ \\(commit \\S+\\)\\s+"));
  }

  @Test
  void theSeedsWordsGenerateAnAccountNamedAfterTheTime() {
    scene.born(Fixture.account(new AccountName("account-20261122T203040Z-1111"), 1));
    Run run =
        run(
            "account generate -c 16 -p 7878 -t AccountTable --json --pcr %s -k %s"
                .formatted(PCR0, Fixture.KEY.keyId()));
    assertEquals(0, run.exitCode(), run.out());
    assertEquals("account-20261122T203040Z-1111", run.json().path("name").stringValue());
    assertEquals(ADDRESS, run.json().path("address").stringValue());
  }

  @Test
  void showsNoAddressOfAnAccountThatIsRefused() {
    scene.born(Fixture.account(new AccountName("another"), 1));
    Run run = run("account generate --name treasury --json --pcr " + PCR0);
    assertEquals(5, run.exitCode(), run.out());
    assertEquals("BIRTH_CERTIFICATE_REFUSED", run.errorCode());
    assertFalse((run.out() + run.err()).contains(ADDRESS));
  }

  @Test
  void showsAGeneratedAccountForPeopleAndForPrograms() {
    String line = "account generate --name treasury --policy open --pcr " + PCR0;
    Run people = run(line);
    assertEquals(0, people.exitCode(), people.err());
    assertTrue(people.out().contains("Address      " + ADDRESS), people.out());
    scene.forget();
    Run programs = run(line + " --json");
    assertEquals(ADDRESS, programs.json().path("address").stringValue());
    assertEquals("open", programs.json().path("policy").stringValue());
    assertEquals("", programs.err());
  }

  private static final String IMPORT =
      "account import --name treasury --key-file - --policy open --pcr %s -k %s"
          .formatted(PCR0, Fixture.KEY.value());

  private static final String KEY = "0".repeat(63) + "1\n";

  private Run importKey(String line) {
    return shell().type(KEY).run(line.split(" ", -1));
  }

  @Test
  void labelsAnImportedAccountWhereverItIsShown() {
    scene.born(Fixture.account(new AccountName("treasury"), 1, Origin.IMPORTED));
    Run imported = importKey(IMPORT);
    assertEquals(0, imported.exitCode(), imported.err());
    assertTrue(imported.out().contains("imported"), imported.out());
    assertTrue(imported.out().contains("may still hold it"), imported.out());
    assertTrue(imported.out().contains(ADDRESS), imported.out());

    Run verified = run("account verify treasury --json --pcr " + PCR0);
    assertEquals("imported", verified.json().path("origin").asString(""), verified.out());
    Run listed = run("account list --json");
    assertEquals("imported", listed.json().at("/accounts/0/origin").asString(""), listed.out());
    scene.replaceRow(Fixture.account(new AccountName("unknown"), 3));
    assertTrue(run("account list").out().contains("unknown"), "of what is not pinned");
  }

  /// All that the statement of a birth holds stands in the row: whoever tampers with the table can
  /// put an unsigned certificate there that says `generated`.
  @Test
  void showsThePinnedOriginWhateverTheTablesCertificateSays() {
    scene.born(Fixture.account(new AccountName("treasury"), 1, Origin.IMPORTED));
    assertEquals(0, importKey(IMPORT).exitCode());
    scene.replaceRow(Fixture.withUnsignedCertificate(Fixture.account(1), Origin.GENERATED));
    Run shown = run("account show treasury --json");
    assertEquals("imported", shown.json().path("origin").asString(""), shown.out());
    assertTrue(shown.err().contains("says otherwise now"), shown.err());
  }

  @Test
  void showsTheOriginOfAGeneratedAccountWithoutMuchAdo() {
    scene.keep(Fixture.account(1));
    Run run = run("account verify treasury --pcr " + PCR0);
    assertTrue(run.out().contains("generated"), run.out());
    assertFalse(run.out().contains("may still hold it"), run.out());
  }

  @Test
  void importsForAKmsKeyThatIsNamedByItsArnOnly() {
    Run run = importKey(IMPORT.replace(Fixture.KEY.value(), Fixture.KEY.keyId()) + " --json");
    assertEquals("INVALID_CONFIGURATION", run.errorCode(), run.out());
    assertEquals(2, importKey(IMPORT.replace(" --policy open", "")).exitCode());
  }

  @Test
  void importsNothingThatIsNoKeyAndRepeatsNothingOfIt() {
    Run run = shell().type("secret" + KEY).run((IMPORT + " --json").split(" ", -1));
    assertEquals("INVALID_VALUE", run.errorCode(), run.out());
    assertFalse((run.out() + run.err()).contains("secret"), run.out());
    String keystore = "{\"version\":3,\"crypto\":{}}";
    assertEquals(3, shell().type(keystore).run(IMPORT.split(" ", -1)).exitCode());
  }

  @Test
  void saysWhatIsMissingBeforeAnythingIsGenerated() {
    Run run = run("account generate --name treasury");
    assertEquals(3, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().contains("PCR0") && run.err().contains("[INVALID_CONFIGURATION]"));
  }

  @Test
  void showsAndVerifiesAccountsAndRefusesThoseThatDifferFromTheirPin() {
    scene.keep(Fixture.account(1));
    assertEquals(ADDRESS, run("account show treasury --json").json().path("address").asString(""));
    assertEquals(0, run("account verify treasury --pcr " + PCR0).exitCode());
    scene.keep(Fixture.account(2)).pins();
    scene.replaceRow(Fixture.account(1));
    Run run = run("account show treasury --json");
    assertEquals(5, run.exitCode());
    assertEquals("ADDRESS_MISMATCH", run.errorCode());
  }

  @Test
  void listsWhatThePinsSayOfEachAccountAndReadsThemOnce() {
    scene.keep(Fixture.account(1));
    scene.replaceRow(Fixture.account(2));
    scene.replaceRow(Fixture.account(new AccountName("unknown"), 3));
    scene.keep(Fixture.account(new AccountName("wages"), 4));
    Run run = run("account list --json");
    assertEquals(0, run.exitCode(), run.out());
    Map<String, String> pinned = new TreeMap<>();
    run.json()
        .path("accounts")
        .forEach(
            row -> pinned.put(row.path("name").stringValue(), row.path("pinned").stringValue()));
    assertEquals(Map.of("treasury", "DIFFERS", "unknown", "no", "wages", "yes"), pinned);
    assertEquals(1, scene.pinReads());
  }

  @Test
  void aListingDoesNotTakePinsThatCannotBeReadForOthers() {
    scene.keep(Fixture.account(1));
    scene.damagePins();
    Run run = run("account list --json");
    assertEquals(3, run.exitCode(), run.out());
    assertEquals("INVALID_CONFIGURATION", run.errorCode());
  }

  @Test
  void saysWhichRootVouchesForAnAccount() {
    String root = "DEVELOPMENT " + "00".repeat(32);
    for (String line :
        List.of("account generate --name treasury --pcr ", "account verify treasury --pcr ")) {
      scene.forget();
      if (line.contains("verify")) {
        scene.keep(Fixture.account(1));
      }
      Run people = run(line + PCR0);
      assertTrue(people.out().contains(root), people.out());
      scene.forget();
      if (line.contains("verify")) {
        scene.keep(Fixture.account(1));
      }
      assertEquals(root, run(line + PCR0 + " --json").json().path("root").asString(""));
    }
  }

  @Test
  void verifyingWithPinFinishesAnInterruptedCreation() {
    scene.replaceRow(Fixture.account(1));
    Run unpinned = run("account show treasury");
    assertTrue(unpinned.err().contains("not pinned"), unpinned.err());
    assertEquals(0, run("account verify treasury --pin --pcr " + PCR0).exitCode());
    assertEquals("", run("account show treasury").err());
  }

  @Test
  void signsATransactionGivenAsFlagsOrAsJson() {
    scene.keep(Fixture.account(1));
    String[] flags =
        ("--value 0.1ether --chain-id 1 --nonce 7 --gas 21000 --max-fee 30gwei"
                + " --max-priority-fee 1gwei --json")
            .split(" ", -1);
    Run byFlags =
        shell().run(Stream.concat(PAYMENT.stream(), Arrays.stream(flags)).toArray(String[]::new));
    assertEquals(0, byFlags.exitCode(), byFlags.out());
    assertEquals(ADDRESS, byFlags.json().path("sender").stringValue());
    assertTrue(byFlags.json().path("rawTransaction").stringValue().startsWith("0x02f8"));
    Run byJson =
        shell()
            .type(
                """
                {"chainId":"0x1","nonce":"0x7","gas":"0x5208","maxFeePerGas":"0x6fc23ac00",
                "maxPriorityFeePerGas":"0x3b9aca00","value":"0x16345785d8a0000",
                "to":"0x000000000000000000000000000000000000dEaD"}\
                """)
            .run("sign", "transaction", "-n", "treasury", "-", "--json");
    assertEquals(byFlags.out(), byJson.out());
  }

  @Test
  void refusesATransactionInTwoFormsOrNone() {
    scene.keep(Fixture.account(1));
    assertEquals(2, run("sign transaction -n treasury").exitCode());
    assertEquals(2, run("sign transaction -n treasury tx.json --nonce 1").exitCode());
    assertEquals(3, run("sign transaction -n treasury --nonce 1 --json").exitCode());
  }

  @Test
  void signsAMessageInOneOfThreeForms() {
    scene.keep(Fixture.account(1));
    Run text = run("sign message -n treasury --text hello --json");
    assertEquals(132, text.json().path("signature").stringValue().length());
    assertEquals(text.out(), run("sign message -n treasury --hex 68656c6c6f --json").out());
    assertEquals(
        text.out(),
        shell().type("hello").run("sign message -n treasury --file - --json".split(" ", -1)).out());
    assertEquals(2, run("sign message -n treasury").exitCode());
    assertEquals(2, run("sign message -n treasury --text a --hex 00").exitCode());
    assertEquals(3, run("sign message -n treasury --hex 0").exitCode());
  }

  @Test
  void attestsAndComparesRegisters() {
    Run good = run("attest --json --pcr " + PCR0);
    assertEquals(0, good.exitCode(), good.out());
    assertTrue(good.json().path("verified").booleanValue());
    Run bad = run("attest --json --pcr 0=" + "cd".repeat(48));
    assertEquals(5, bad.exitCode());
    assertFalse(bad.json().path("verified").booleanValue());
    assertEquals("PCRS", bad.json().at("/differences/0/check").stringValue());
  }

  @Test
  void flagsTakeThePlaceOfTheConfiguredRegisters() {
    String good = PCR0.substring(2);
    Run run =
        shell()
            .set("NITRO_WALLET_ATTESTATION_PCRS", "0=" + "cd".repeat(48))
            .run("attest", "--json", "--pcr0", good);
    assertEquals(0, run.exitCode(), run.out());
    assertEquals(0, run("attest --pcr0 %s --pcr %s".formatted(good, PCR0)).exitCode());
    Run contradiction = run("attest --json --pcr0 %s --pcr 0=%s".formatted(good, "cd".repeat(48)));
    assertEquals("INVALID_VALUE", contradiction.errorCode());
    assertEquals("INVALID_VALUE", run("attest --json --pcr0 abc").errorCode());
    assertEquals("INVALID_VALUE", run("attest --json --max-age 0 --pcr " + PCR0).errorCode());
  }

  /// A document that is refused is evidence, too; and evidence is not overwritten.
  @Test
  void savesTheDocumentWhateverItIsWorthInANewFile() throws IOException {
    Path file = home.resolve("document.cbor");
    Run bad = run("attest --json --pcr 0=%s --save %s".formatted("cd".repeat(48), file));
    assertEquals(5, bad.exitCode(), bad.out());
    assertEquals(bad.json().path("document").stringValue(), base64(file));
    Run again = run("attest --json --pcr %s --save %s".formatted(PCR0, file));
    assertEquals("INVALID_VALUE", again.errorCode());
    assertEquals(bad.json().path("document").stringValue(), base64(file));
  }

  private static String base64(Path file) throws IOException {
    return Bytes.copyOf(Files.readAllBytes(file)).base64();
  }

  @Test
  void warnsOfADevelopmentRootEveryTime() {
    Run run = run("attest --attestation-root /tmp/root.pem --pcr " + PCR0);
    assertTrue(run.err().contains("development root"), run.err());
  }

  @Test
  void reportsHealth() {
    assertEquals(90, run("enclave health --json").json().path("uptimeSeconds").asInt());
  }

  @Test
  void configShowNamesOrigins() {
    Run run = shell().set("NITRO_WALLET_TABLE", "Other").run("config", "show", "-c", "17");
    assertTrue(run.out().contains("flag --enclave-cid"), run.out());
    assertTrue(run.out().contains("environment NITRO_WALLET_TABLE"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "account show nobody, 7, ACCOUNT_NOT_FOUND",
    "account show bad/name, 3, INVALID_VALUE",
    "vsock-proxy 8000 example.com 443, 4, DESTINATION_DENIED",
    "enclave run --eif-path x.eif, 7, RESOURCE_NOT_FOUND",
    "demo, 7, RESOURCE_NOT_FOUND",
    "frobnicate, 2, USAGE",
    "attest --config /nowhere/x.yaml, 3, INVALID_CONFIGURATION",
  })
  void failsWithACodeForScriptsAndASentenceForPeople(String line, int exitCode, String code) {
    Run json = run(line + " --json");
    assertEquals(exitCode, json.exitCode(), json.out());
    assertEquals(code, json.errorCode());
    assertEquals("", json.err());
    Run text = run(line);
    assertEquals(exitCode, text.exitCode());
    assertEquals("", text.out());
    assertTrue(text.err().contains("[" + code + "]"), text.err());
  }

  @Test
  void startsAnEnclaveThroughNitroCliNeverInDebugModeByItself() throws IOException {
    Path tool = home.resolve("nitro-cli");
    Files.writeString(
        tool, "#!/bin/sh\necho \"$@\" > " + home + "/words\necho '{\"EnclaveID\":\"i-1-enc2\"}'\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    Run run =
        shell()
            .set("PATH", home.toString())
            .run("enclave", "run", "--eif-path", "x.eif", "--json", "--memory", "2048");
    assertEquals("i-1-enc2", run.json().path("enclaveId").asString(""), run.out());
    assertEquals(
        "run-enclave --eif-path x.eif --cpu-count 2 --memory 2048 --enclave-cid 16",
        Files.readString(home.resolve("words")).strip());
  }

  @Test
  void printsThePolicyItWouldPut() {
    Run run =
        run(
            "kms put-policy --dry-run --json --key k --pcr0 %s --principal %s --admin %s --release %s"
                .formatted("ab".repeat(48), role("p"), role("a"), role("r")));
    assertEquals(0, run.exitCode(), run.out());
    assertTrue(
        run.json()
            .at("/policy/Statement")
            .valueStream()
            .anyMatch(it ->
                it.get("Sid").asString().equals("DenyAnyOtherImage")
                    && it.get("Effect").asString().equals("Deny")),
        run.out());
  }

  private static String role(String name) {
    return "arn:aws:iam::111122223333:role/" + name;
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completionKnowsTheCommands(String shell) {
    Run run = run("completion " + shell);
    assertTrue(run.out().contains("vsock-proxy"));
    assertEquals(shell.equals("zsh"), run.out().startsWith("autoload"));
  }
}
