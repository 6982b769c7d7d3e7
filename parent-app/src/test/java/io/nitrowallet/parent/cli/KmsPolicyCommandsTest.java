package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.kms.policy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Key policies offline: what is written passes the linter, and says what it should to calls.
class KmsPolicyCommandsTest {
  private static final String PARENT = "arn:aws:iam::111122223333:role/wallet-parent";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/wallet-parent/i-1";
  private static final String ADMIN = "arn:aws:iam::111122223333:role/kms-admin";
  private static final String RELEASE = "arn:aws:iam::111122223333:role/wallet-release";
  private static final String A = "ab".repeat(48);
  private static final String B = "cd".repeat(48);
  private static final String CONTEXT =
      "--context app=nitro-wallet --context name=a --context address=0x1";

  @TempDir private Path home = Path.of("");

  private Run run(String input, String... words) {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, new Scene()))
        .type(input)
        .run(words);
  }

  private String render(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "kms",
                "policy",
                "render",
                "--pcr0",
                A,
                "--pcr0",
                B,
                "--principal",
                PARENT,
                "--admin",
                ADMIN,
                "--release",
                RELEASE));
    words.addAll(List.of(more));
    Run run = run("", words.toArray(String[]::new));
    assertEquals(0, run.exitCode(), run.err());
    return run.out();
  }

  @ParameterizedTest
  @CsvSource({"''", "--open-key"})
  void writesWhatTheLinterHasNothingToSayOf(String kind) {
    String[] flags = kind.isEmpty() ? new String[0] : new String[] {kind};
    List<String> words = new ArrayList<>(List.of("kms", "policy", "lint", "-", "--json"));
    words.addAll(List.of(flags));
    Run lint = run(render(flags), words.toArray(String[]::new));
    assertEquals(0, lint.exitCode(), lint.out());
    assertEquals(0, lint.json().get("warnings").intValue(), lint.out());
  }

  @Test
  void rendersWhatPutPolicyWouldPut() {
    Run dry =
        run(
            "",
            "kms",
            "put-policy",
            "--dry-run",
            "--key",
            "k",
            "--pcr0",
            A,
            "--pcr0",
            B,
            "--principal",
            PARENT,
            "--admin",
            ADMIN,
            "--release",
            RELEASE);
    assertTrue(dry.out().contains(render().strip()), dry.out());
  }

  @Test
  void saysWhatIsWrongAndEndsWithOne() {
    String seed =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"VisualEditor0","Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],
           "Resource":"arn:aws:kms:ap-east-1:111122223333:key/k1"},
          {"Sid":"VisualEditor1","Effect":"Allow","Action":["dynamodb:PutItem","dynamodb:GetItem"],
           "Resource":"*"}]}
        """;
    Run people = run(seed, "kms", "policy", "lint", "-");
    assertEquals(1, people.exitCode());
    assertTrue(people.out().contains("error UNATTESTED"), people.out());
    assertTrue(people.out().contains("VisualEditor0 releases data keys"), people.out());
    Run programs = run(seed, "kms", "policy", "lint", "-", "--json");
    assertEquals(5, programs.json().get("errors").intValue());
    assertEquals("VisualEditor0", programs.json().at("/findings/0/statement").asString());
  }

  @Test
  void refusesWhatIsNoPolicy() {
    assertEquals(3, run("[]", "kms", "policy", "lint", "-").exitCode());
    assertEquals(3, run("{}", "kms", "policy", "simulate", "-", "--caller", PARENT).exitCode());
    assertEquals(3, run("", "kms", "policy", "lint", home.resolve("none").toString()).exitCode());
  }

  /// threat-model.md: a stolen role, a debug enclave, another image, a key of another context.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "the image|P|kms:Decrypt --pcr 0=A C|allowed|AttestedEnclaveOnly",
        "its session|S|kms:Decrypt --pcr 0=A C|allowed|AttestedEnclaveOnly",
        "the next image|P|kms:GenerateDataKey --pcr 0=B C|allowed|AttestedEnclaveOnly",
        "in capital digits|P|kms:Decrypt --pcr 0=CAP C|allowed|AttestedEnclaveOnly",
        "another image|P|kms:Decrypt --pcr 0=ef C|denied|DenyAnyOtherImage",
        "a debug enclave|P|kms:Decrypt --pcr 0=00 C|denied|DenyAnyOtherImage",
        "no enclave|P|kms:Decrypt C|denied|DenyAnyOtherImage",
        "other registers only|P|kms:Decrypt --pcr 8=A C|denied|DenyAnyOtherImage",
        "no context|P|kms:Decrypt --pcr 0=A|notAllowed|none",
        "another app|P|kms:Decrypt --pcr 0=A --context app=x --context name=a --context address=b"
            + "|notAllowed|none",
        "no address|P|kms:Decrypt --pcr 0=A --context app=nitro-wallet --context name=a|notAllowed"
            + "|none",
        "a further key|P|kms:Decrypt --pcr 0=A C --context more=x|notAllowed|none",
        "the admin in an enclave|A|kms:Decrypt --pcr 0=A C|notAllowed|none",
        "a stranger in an enclave|X|kms:Decrypt --pcr 0=A C|notAllowed|none",
        "encrypting|P|kms:Encrypt --pcr 0=A C|denied|NoWayAround",
        "re-encrypting|A|kms:ReEncryptFrom|denied|NoWayAround",
        "a grant|R|kms:CreateGrant --mfa-age 1|denied|NoWayAround",
        "deletion|A|kms:ScheduleKeyDeletion|denied|NoWayAround",
        "the parent looks|P|kms:DescribeKey|allowed|ParentLooksAtItsKey",
        "the admin rotates|A|kms:EnableKeyRotation|allowed|AdministrationWithoutCryptography",
        "the parent writes the policy|P|kms:PutKeyPolicy --mfa-age 1|notAllowed|none",
        "the release role|R|kms:PutKeyPolicy|allowed|ReleaseOfImages",
        "the release role, with the check|R|kms:PutKeyPolicy --with"
            + " kms:BypassPolicyLockoutSafetyCheck=false|allowed|ReleaseOfImages",
        "release, past the lockout check|R|kms:PutKeyPolicy --with"
            + " kms:BypassPolicyLockoutSafetyCheck=true|denied|NoWayPastTheLockoutCheck",
        "the admin writes the policy|A|kms:PutKeyPolicy|notAllowed|none",
        "somebody of the account looks|Y|kms:DescribeKey|leftToTheAccount|AccountLooksAtTheKey",
        "somebody of the account writes the policy|Y|kms:PutKeyPolicy|notAllowed|none",
      })
  void saysWhetherACallPassesAndByWhichStatement(
      String title, String who, String call, String verdict, String statement) {
    String caller =
        switch (who) {
          case "P" -> PARENT;
          case "S" -> SESSION;
          case "A" -> ADMIN;
          case "R" -> RELEASE;
          case "Y" -> "arn:aws:iam::111122223333:role/somebody";
          default -> "arn:aws:iam::999999999999:role/stranger";
        };
    String words =
        call.replace(" C", " " + CONTEXT)
            .replace("=A", "=" + A)
            .replace("=B", "=" + B)
            .replace("=CAP", "=" + "AB".repeat(48))
            .replace("=ef", "=" + "ef".repeat(48))
            .replace("=00", "=" + "0".repeat(96));
    List<String> all =
        new ArrayList<>(
            List.of("kms", "policy", "simulate", "-", "--json", "--caller", caller, "--action"));
    all.addAll(List.of(words.split(" ", -1)));
    Run run = run(render(), all.toArray(String[]::new));
    assertEquals(verdict, run.json().path("verdict").asString(), title + run.out() + run.err());
    assertEquals(statement, run.json().path("statement").asString(), title);
    assertEquals(verdict.equals("allowed") ? 0 : 4, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kms:Decrypt --pcr 0=A|allowed|AttestedEnclaveOpensOldRows",
        "kms:Decrypt --pcr 0=ef|denied|DenyAnyOtherImage",
        "kms:Decrypt|denied|DenyAnyOtherImage",
        "kms:GenerateDataKey --pcr 0=A|denied|NoWayAround",
      })
  void anOpenKeyOpensAndMakesNothing(String call, String verdict, String statement) {
    List<String> all =
        new ArrayList<>(
            List.of("kms", "policy", "simulate", "-", "--json", "--caller", PARENT, "--action"));
    all.addAll(
        List.of(call.replace("=A", "=" + A).replace("=ef", "=" + "ef".repeat(48)).split(" ", -1)));
    Run run = run(render("--open-key"), all.toArray(String[]::new));
    assertEquals(verdict, run.json().path("verdict").asString(), run.out() + run.err());
    assertEquals(statement, run.json().path("statement").asString());
  }

  @Test
  void leavesAnAccountsStatementToItsIdentities() {
    String root =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}
        """;
    Run run = run(root, "kms", "policy", "simulate", "-", "--caller", PARENT, "--json");
    assertEquals("leftToTheAccount", run.json().path("verdict").asString());
    assertEquals("statement 1", run.json().path("statement").asString());
    assertEquals(4, run.exitCode());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultIsDocumented(Fault fault) throws IOException {
    String document = Files.readString(Path.of("..", "docs", "operations.md"));
    assertTrue(document.contains("`" + fault + "`"), fault.name());
  }
}
