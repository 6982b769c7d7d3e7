package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// No command here reaches an enclave, a table or the configuration.
class PolicyCommandsTest {
  private static final String ALICE =
      "alice=ed25519:MCowBQYDK2VwAyEAoGqh1CUO+Bu8WW4pUoR7SlUaA9o7QP9UI/cA/mMYJz8=";
  private static final String BOB =
      "bob=p256:MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaeZCxaRaZxDWK5bTjMOzAjjTTV1Di0LQMgO63uH4kVvxtTpzH"
          + "FCPY4ZV0lx0gmyTlmC6z13aLPi1jIbj1zDySQ==";
  private static final String PAYMENT =
      "{\"type\":\"0x2\",\"chainId\":\"0x1\",\"nonce\":\"0x0\",\"gas\":\"0x5208\","
          + "\"to\":\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\",\"value\":\"0x%s\","
          + "\"maxFeePerGas\":\"0x1\",\"maxPriorityFeePerGas\":\"0x1\"}";
  private static final String SMALL = "16345785d8a0000"; // 0.1 ether
  private static final String LARGER = "16345785d8a0001";

  @TempDir private Path home = Path.of("");

  private Run run(String... words) {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, new Scene()))
        .run(words);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  private Run init(String... more) {
    List<String> words =
        new ArrayList<>(List.of("policy", "init", "--operator", ALICE, "--operator", BOB));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private String treasury() throws IOException {
    return write("treasury.json", init().out()).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"treasury", "strict"})
  void writesPoliciesThatLintHasNothingToSayOf(String template) throws IOException {
    Run init = init("--template", template, "--chain-id", "10", "--chain-id", "1");
    assertEquals(0, init.exitCode(), init.err());
    Run lint = run("policy", "lint", write("p.json", init.out()).toString(), "--json");
    assertEquals(0, lint.exitCode(), lint.err());
    assertEquals(List.of(), List.copyOf(lint.json().get("findings").values()));
    assertEquals(0, lint.json().get("warnings").intValue());
    assertEquals(2, lint.json().get("operators").intValue());
    assertEquals(2, lint.json().get("changeApprovals").intValue());
    assertEquals(
        new PolicyText(init.out()).hash().hex(), lint.json().get("policySha256").stringValue());
    assertTrue(init.out().contains("[ 10, 1 ]"), init.out());
  }

  @Test
  void writesANewFileAndOverwritesNone() throws IOException {
    Path file = home.resolve("new.json");
    Run first = init("-o", file.toString());
    assertEquals(0, first.exitCode(), first.err());
    String text = Files.readString(file);
    assertEquals(init().out(), text);
    assertTrue(first.out().contains(new PolicyText(text).hash().hex()), first.out());
    Run second = init("-o", file.toString(), "--template", "strict");
    assertEquals(3, second.exitCode());
    assertEquals(text, Files.readString(file));
    assertEquals(3, init("-o", home.resolve("no/such/folder").toString()).exitCode());
  }

  @Test
  void writesNoPolicyThatAnEnclaveWouldRefuse() {
    assertEquals(2, run("policy", "init").exitCode());
    for (String operator : List.of("alice=ed25519:AAAA", "al ice=" + ALICE.substring(6))) {
      Run run = run("policy", "init", "--operator", operator);
      assertEquals(3, run.exitCode(), operator);
      assertEquals("", run.out());
    }
    assertEquals(
        "INVALID_POLICY", init("--operator", "eve=" + ALICE.substring(6), "--json").errorCode());
  }

  @Test
  void lintShowsWarningsAndFailsForWhatIsNoPolicy() throws IOException {
    Run open = run("policy", "lint", "open");
    assertEquals(0, open.exitCode(), open.err());
    assertTrue(open.out().contains("it wants no approvals"), open.out());
    JsonNode json = run("policy", "lint", "open", "--json").json();
    assertEquals("open", json.at("/findings/1/where").stringValue());
    String bad = treasuryWith("\"transaction\"", "\"transactions\"");
    Run refused = run("policy", "lint", bad);
    assertEquals(3, refused.exitCode());
    assertTrue(refused.err().contains("in the rule 'small-payments', 'op' must be"), refused.err());
    assertEquals("INVALID_POLICY", run("policy", "lint", bad, "--json").errorCode());
    String later = treasuryWith("\"v\" : 1", "\"v\" : 2");
    assertEquals("POLICY_UNSUPPORTED", run("policy", "lint", later, "--json").errorCode());
  }

  private String treasuryWith(String good, String bad) throws IOException {
    String text = init().out();
    assertTrue(text.contains(good), text);
    return write("edited.json", text.replace(good, bad)).toString();
  }

  @Test
  void lintJudgesExpiryAtTheTimeItIsGiven() throws IOException {
    String policy =
        treasuryWith("\"v\" : 1,", "\"v\" : 1, \"expires\" : \"2030-01-01T00:00:00Z\",");
    assertEquals(
        0,
        run("policy", "lint", policy, "--at", "2029-12-31T23:59:59Z", "--json")
            .json()
            .get("warnings")
            .intValue());
    assertEquals(
        1,
        run("policy", "lint", policy, "--at", "2030-01-01T00:00:00Z", "--json")
            .json()
            .get("warnings")
            .intValue());
    assertEquals(2, run("policy", "lint", policy, "--at", "tomorrow").exitCode());
  }

  @Test
  void explainsWhichRuleDecidesAndWhyOthersDoNot() throws IOException {
    String policy = treasury();
    Run small =
        run("policy", "explain", policy, "--transaction", PAYMENT.formatted(SMALL), "--json");
    assertEquals(0, small.exitCode(), small.out());
    assertEquals("small-payments", small.json().get("rule").stringValue());
    assertEquals("allowed", small.json().get("decision").stringValue());
    assertEquals("nativeTransfer", small.json().at("/summary/kind").stringValue());
    Run larger = run("policy", "explain", policy, "--transaction", PAYMENT.formatted(LARGER));
    assertTrue(larger.out().contains("payments-and-tokens"), larger.out());
    assertTrue(
        larger
            .out()
            .contains(
                "maxValueWei: sends 100000000000000001 Wei, the rule allows 100000000000000000"),
        larger.out());
    Path file = write("payment.json", PAYMENT.formatted(SMALL));
    assertEquals(
        small.out(),
        run("policy", "explain", policy, "--transaction", file.toString(), "--json").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--message|hello|allowed",
        "--message-hex|0x68656c6c6f|allowed",
        "--message-hex|0x1901ff|denied",
        "--digest|0xd1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1|denied",
        "--authorization|{'chainId':'0x1','address':'0x70997970C51812dc3A010C7d01b50e0d17dc79C8',"
            + "'nonce':'0x0'}|denied",
        "--typed-data|{'types':{'N':[{'name':'a','type':'bool'}]},'domain':{'name':'x'},"
            + "'primaryType':'N','message':{'a':true}}|denied",
        "--user-operation|{'version':'0.7','chainId':'0x1',"
            + "'entryPoint':'0x70997970C51812dc3A010C7d01b50e0d17dc79C8',"
            + "'sender':'0x70997970C51812dc3A010C7d01b50e0d17dc79C8','nonce':'0x0',"
            + "'initCode':'0x','callData':'0x','callGasLimit':'0x0','verificationGasLimit':'0x0',"
            + "'preVerificationGas':'0x0','maxFeePerGas':'0x0','maxPriorityFeePerGas':'0x0',"
            + "'paymasterAndData':'0x'}|denied"
      })
  void explainsEachKindOfRequest(String flag, String value, String decision) throws IOException {
    Run run = run("policy", "explain", treasury(), flag, value.replace('\'', '"'), "--json");
    assertEquals(0, run.exitCode(), run.out());
    assertEquals(decision, run.json().get("decision").stringValue());
  }

  @Test
  void explainsExactlyOneRequest() throws IOException {
    String policy = treasury();
    assertEquals(2, run("policy", "explain", policy).exitCode());
    assertEquals(
        2, run("policy", "explain", policy, "--message", "a", "--digest", "0x00").exitCode());
    assertEquals(3, run("policy", "explain", policy, "--digest", "0x00").exitCode());
    assertEquals(3, run("policy", "explain", policy, "--message-hex", "0xzz").exitCode());
  }

  private static final String CASES =
      """
      at: 2026-11-26T12:00:00Z
      cases:
        - name: a small payment
          transaction: %s
          expect: allowed
          rule: small-payments
          approvals: 1
        - name: a larger one
          transaction: %s
          expect: allowed
          approvals: 2
        - name: a message
          message: hello
          expect: allowed
        - name: no digests
          digest: "0x%s"
          at: 2027-01-01T00:00:00Z
          expect: denied
      """
          .formatted(PAYMENT.formatted(SMALL), PAYMENT.formatted(LARGER), "d1".repeat(32));

  private Run test(String policy, String cases) throws IOException {
    return run("policy", "test", policy, write("cases.yaml", cases).toString(), "--json");
  }

  @Test
  void holdsCasesAgainstAPolicy() throws IOException {
    Run run = test(treasury(), CASES);
    assertEquals(0, run.exitCode(), run.out());
    assertEquals(0, run.json().get("differing").intValue());
    assertEquals(4, run.json().get("cases").size());
    assertEquals("ok", run.json().at("/cases/0/result").stringValue());
    assertEquals(
        "allowed by small-payments with 1 approvals",
        run.json().at("/cases/0/decided").stringValue());
    assertEquals("denied", run.json().at("/cases/3/decided").stringValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rule: small-payments | rule: payments-and-tokens",
        "approvals: 1 | approvals: 2",
        "approvals: 2 | approvals: 1",
        "expect: denied | expect: allowed"
      })
  void exitsWithOneWhereACaseDiffers(String good, String bad) throws IOException {
    Run run = test(treasury(), CASES.replace(good, bad));
    assertEquals(1, run.exitCode(), run.out());
    assertEquals(1, run.json().get("differing").intValue());
    assertTrue(run.out().contains("DIFFERS"), run.out());
  }

  @Test
  void saysForPeopleWhatDiffersAndWhy() throws IOException {
    String file =
        write("cases.yaml", CASES.replace("expect: denied", "expect: allowed")).toString();
    Run run = run("policy", "test", treasury(), file);
    assertEquals(1, run.exitCode());
    assertTrue(
        run.out()
            .contains(
                "no digests: expected allowed, denied: no rule of the policy is about a digest"),
        run.out());
    assertFalse(run.out().contains("a message: expected"), run.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cases: []",
        "cases: 1",
        "cases: [{message: a}]",
        "cases: [{expect: denied}]",
        "cases: [{message: a, digest: b, expect: denied}]",
        "cases: [{message: a, expect: maybe}]",
        "cases: [{message: 7, expect: denied}]",
        "cases: [{message: a, expect: denied, approvals: 1}]",
        "cases: [{message: a, expect: denied, at: noon}]",
        "cases: [{message: a, expect: denied, why: x}]",
        "cases: [{name: '', message: a, expect: denied}]",
        "case: []",
        "cases: [",
        "cases: [{message: a, message: b, expect: denied}]"
      })
  void refusesCasesThatAreNone(String cases) throws IOException {
    Run run = test("open", cases);
    assertEquals(3, run.exitCode(), run.out());
    assertEquals("INVALID_VALUE", run.errorCode());
  }
}
