package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `doctor` on a stack that is well, and on one in which one thing after another is wrong.
@ExtendWith(SharedStack.class)
class DoctorIT {
  private static final String OTHER_IMAGE = "0d".repeat(48);

  private final LocalStack stack;

  DoctorIT(LocalStack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void haveAnAccount() {
    var parent = SharedStack.parent(stack);
    try (var _ = parent.resources()) {
      if (parent.accounts().list(1, Optional.empty()).accounts().isEmpty()) {
        new Cli(stack, Map.of()).run("account", "generate", "--name", "patient");
      }
    }
  }

  private ObjectNode doctor(int exitCode, Map<String, String> environment, String... flags) {
    List<String> words = new ArrayList<>(List.of("doctor"));
    words.addAll(List.of(flags));
    return new Cli(stack, environment).runEndingWith(exitCode, words.toArray(String[]::new));
  }

  /// What a person is told is whole, and fits what is wrong.
  @Test
  void tellsPeopleWholeSentences() throws IOException, InterruptedException {
    CliRun run =
        CliRun.run(
            stack.layout().home(),
            List.of(),
            "doctor",
            "--config=" + stack.layout().cliConfiguration(),
            "--pcr",
            "0=" + OTHER_IMAGE);
    assertEquals(5, run.exitCode(), run.out());
    assertTrue(run.out().contains(OTHER_IMAGE), run.out());
    assertTrue(run.out().contains("do: was it born in an image that was replaced?"), run.out());
    assertTrue(!run.out().contains("…"), run.out());
  }

  /// Steps that are not as they should be, and what is said of them.
  private static Map<String, String> wrong(ObjectNode result) {
    Map<String, String> wrong = new TreeMap<>();
    for (JsonNode step : result.get("steps")) {
      if (step.get("state").stringValue().equals("WRONG")) {
        assertTrue(!step.get("advice").stringValue().isEmpty(), step::toString);
        wrong.put(step.get("step").stringValue(), step.get("found").stringValue());
      }
    }
    return wrong;
  }

  @Test
  void findsNothingWhereNothingIsWrong() {
    ObjectNode result = doctor(0, Map.of());
    assertEquals(Map.of(), wrong(result));
    assertTrue(result.get("well").asBoolean());
    assertEquals(9, result.get("steps").size(), result::toString);
    for (JsonNode step : result.get("steps")) {
      assertEquals("ok", step.get("state").stringValue(), step::toString);
    }
  }

  @Test
  void namesAnImageThatIsNotTheExpectedOne() {
    Map<String, String> wrong = wrong(doctor(5, Map.of(), "--pcr", "0=" + OTHER_IMAGE));
    assertTrue(wrong.toString().contains("PCR0"), wrong::toString);
    // The key is the image's that runs; its account was born in another one than is expected.
    assertEquals(List.of("attestation", "opening a row"), List.copyOf(wrong.keySet()));
  }

  @Test
  void namesAPolicyThatReleasesToOtherImages() {
    Map<String, String> wrong =
        wrong(
            doctor(
                4,
                Map.of(
                    "NITRO_WALLET_KMS_KEY_ID",
                    TestKeys.released(stack, List.of(Bytes.ofHex(OTHER_IMAGE))).value())));
    assertEquals(
        Map.of("key policy", "the policy releases data keys to other images, or to another role"),
        wrong);
  }

  @Test
  void namesAKeyAndATableThatDoNotExist() {
    String missing =
        stack.key().value().replaceAll("key/.*", "key/0b3a4a4e-58a3-4f4e-9a5e-0e2a7a3e1c11");
    Map<String, String> wrong =
        wrong(
            doctor(
                7,
                Map.of("NITRO_WALLET_KMS_KEY_ID", missing, "NITRO_WALLET_TABLE", "NoSuchTable")));
    assertEquals(List.of("KMS key", "table"), List.copyOf(wrong.keySet()), wrong::toString);
  }

  @Test
  void namesAnEnclaveThatDoesNotAnswerAndLooksAtTheRestAllTheSame() {
    ObjectNode result = doctor(6, Map.of("NITRO_WALLET_ENCLAVE_PORT", "7999"));
    Map<String, String> wrong = wrong(result);
    assertEquals(List.of("enclave"), List.copyOf(wrong.keySet()), wrong::toString);
    assertEquals(2, result.toString().split("stopped by the same as 'enclave'", -1).length - 1);
  }

  /// A stolen role, tried on purpose: KMS denies it under our policy, and not under the seed's.
  @Test
  void theCanaryLivesUnderOurPolicyAndDiesUnderALooseOne() {
    Cli cli = new Cli(stack, Map.of());
    cli.run("account", "generate", "--name", "canary");
    assertTrue(cli.run("kms", "canary", "canary").get("denied").asBoolean());

    KeyArn loose = TestKeys.loose(stack);
    long port = 7915;
    Map<String, String> environment =
        Map.of(
            "NITRO_WALLET_ENCLAVE_PORT",
            Long.toString(port),
            "NITRO_WALLET_KMS_KEY_ID",
            loose.value());
    try (var _ =
        new EnclaveInTest(
            stack,
            port,
            configuration -> configuration.putArray("sealKeys").add(loose.value()),
            stack.image())) {
      Cli exposed = new Cli(stack, environment);
      exposed.run("account", "generate", "--name", "exposed-canary");
      ObjectNode released = exposed.runEndingWith(5, "kms", "canary", "exposed-canary");
      assertTrue(!released.get("denied").asBoolean(), released::toString);
    }
  }

  @Test
  void createsNoSecondKeyWhereTheFirstIsNamed() {
    ObjectNode shown = new Cli(stack, Map.of()).run("kms", "create-key");
    assertEquals(stack.key().value(), shown.get("keyId").stringValue());
    assertTrue(!shown.get("created").asBoolean(), shown::toString);
  }
}
