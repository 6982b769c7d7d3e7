package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/// One image, and one KMS key, in another's place: over the command line, with real rows.
@ExtendWith(SharedStack.class)
class RolloutIT {
  private static final long PORT_A = 7911;
  private static final long PORT_B = 7912;

  private final LocalStack stack;
  private final Bytes imageA;
  private final Bytes imageB = Bytes.ofHex("b0".repeat(48));

  RolloutIT(LocalStack stack) {
    this.stack = stack;
    this.imageA = stack.image().get(0).orElseThrow();
  }

  private Cli cli(String table, long port, KeyArn key, Bytes image) {
    Map<String, String> environment = new HashMap<>();
    environment.put("NITRO_WALLET_ENCLAVE_PORT", Long.toString(port));
    environment.put("NITRO_WALLET_TABLE", table);
    environment.put("NITRO_WALLET_KMS_KEY_ID", key.value());
    environment.put("NITRO_WALLET_ATTESTATION_PCRS", "0=" + image.hex());
    return new Cli(stack, environment);
  }

  private void createTable(String table) {
    RequesterComponent parent = parent(table, PORT_A);
    try (var _ = parent.resources()) {
      parent.table().ensure(Duration.ofSeconds(30));
    }
  }

  private RequesterComponent parent(String table, long port) {
    return LocalStack.component(
        stack.configurationWith(
            Map.of(Setting.ENCLAVE_PORT, Long.toString(port), Setting.TABLE, table)));
  }

  private EnclaveInTest enclave(long port, PcrValues image, List<KeyArn> keys) {
    return new EnclaveInTest(
        stack,
        port,
        configuration -> {
          var named = configuration.putArray("sealKeys");
          keys.forEach(key -> named.add(key.value()));
        },
        image);
  }

  @Test
  void anImageReplacesAnotherOnceEveryAccountOpensInIt() {
    String table = "UpgradedTable";
    createTable(table);
    KeyArn key = TestKeys.released(stack, List.of(imageA));
    PcrValues registersB = PcrValues.of(Map.of(0, imageB, 1, imageB, 2, imageB));
    try (var _ = enclave(PORT_A, stack.image(), List.of(key));
        var _ = enclave(PORT_B, registersB, List.of(key))) {
      Cli a = cli(table, PORT_A, key, imageA);
      Cli b = cli(table, PORT_B, key, imageB);
      for (String name : List.of("one", "two", "three")) {
        a.run("account", "generate", "--name", name);
      }
      String[] verify = {"rollout", "verify", "--earlier-image", imageA.hex()};

      ObjectNode denied = b.runEndingWith(4, verify);
      assertEquals(3, denied.get("closed").asInt(), denied::toString);
      assertEquals("KMS_DENIED", denied.at("/left/0/code").stringValue());

      TestKeys.release(stack, key, KeyPurpose.SEAL, List.of(imageA, imageB));
      assertEquals(3, a.run("rollout", "verify").get("open").asInt());
      assertEquals(3, b.run(verify).get("open").asInt());
      // Whoever does not say that A was an image of theirs is told of accounts born elsewhere.
      assertEquals(
          "BIRTH_CERTIFICATE_REFUSED",
          b.runEndingWith(5, "rollout", "verify").at("/left/0/code").stringValue());

      TestKeys.release(stack, key, KeyPurpose.SEAL, List.of(imageB));
      assertEquals(3, b.run(verify).get("open").asInt());
      assertEquals(3, a.runEndingWith(4, "rollout", "verify").get("closed").asInt());
    }
  }

  @Test
  void aKeyReplacesAnotherAndWhatWasDoneIsNotDoneTwice() {
    String table = "ResealedTable";
    createTable(table);
    KeyArn old = TestKeys.released(stack, List.of(imageA));
    KeyArn next = TestKeys.released(stack, List.of(imageA));
    try (var _ = enclave(PORT_A, stack.image(), List.of(old, next))) {
      Cli cli = cli(table, PORT_A, old, imageA);
      for (int i = 0; i < 4; i++) {
        cli.run("account", "generate", "--name", "account-" + i);
      }
      cli.run("account", "reseal", "account-2", "--key-arn", next.value());

      ObjectNode dry = cli.run("rollout", "reseal", "--key-arn", next.value(), "--dry-run");
      assertEquals(3, dry.get("resealed").asInt(), dry::toString);
      ObjectNode resealed = cli.run("rollout", "reseal", "--key-arn", next.value());
      assertEquals(3, resealed.get("resealed").asInt(), resealed::toString);
      assertEquals(1, resealed.get("there").asInt(), resealed::toString);
      ObjectNode again = cli.run("rollout", "reseal", "--key-arn", next.value());
      assertEquals(4, again.get("there").asInt(), again::toString);
      assertAllUnder(next, table);

      // Nobody releases the old key any more: every account opens all the same.
      TestKeys.release(stack, old, KeyPurpose.SEAL, List.of(imageB));
      assertEquals(4, cli.run("rollout", "verify").get("open").asInt());
    }
  }

  private void assertAllUnder(KeyArn key, String table) {
    RequesterComponent parent = parent(table, PORT_A);
    try (var _ = parent.resources()) {
      for (var summary : parent.accounts().list(100, Optional.empty()).accounts()) {
        var account = parent.accounts().find(new AccountName(summary.name().value()));
        assertEquals(key, account.orElseThrow().sealing().keyArn());
        assertEquals(2, account.orElseThrow().sealing().version());
      }
    }
  }
}
