package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.stack.OldWallet.DataKey;
import io.nitrowallet.dev.stack.OldWallet.OldKey;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Old rows in every form that is known, over the command line as processes, into the enclave and
/// KMS's emulator.
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationIT {
  private static final long PORT = 7905;
  private LocalStack stack;
  private KeyArn seedKey;
  private OldWallet old;
  private EnclaveInTest enclave;
  private String table = "";

  @BeforeAll
  void begin(LocalStack shared) {
    stack = shared;
    seedKey = TestKeys.loose(stack);
    var role = AwsClients.credentials(stack.configuration());
    old = new OldWallet(new AwsClients(stack.configuration(), role), seedKey);
    enclave =
        new EnclaveInTest(
            stack,
            PORT,
            configuration -> configuration.putArray("openKeys").add(seedKey.value()),
            entropy -> entropy);
  }

  @AfterAll
  void end() {
    enclave.close();
  }

  /// Tests of their own have tables of their own, on both sides.
  private void into(String name) {
    table = name;
    RequesterComponent parent = parent();
    try (var _ = parent.resources()) {
      parent.table().ensure(Duration.ofSeconds(30));
    }
  }

  private Cli cli() {
    Map<String, String> environment = new HashMap<>();
    environment.put("NITRO_WALLET_ENCLAVE_PORT", Long.toString(PORT));
    environment.put("NITRO_WALLET_TABLE", table);
    environment.put("NITRO_WALLET_KMS_KEY_ID", stack.key().value());
    return new Cli(stack, environment);
  }

  private RequesterComponent parent() {
    return LocalStack.component(
        stack.configurationWith(
            Map.of(Setting.ENCLAVE_PORT, Long.toString(PORT), Setting.TABLE, table)));
  }

  /// As the old projects had it: whoever has the role may do anything with the key.
  private void leaveOpen() {
    TestKeys.loosen(stack, seedKey);
  }

  /// From now on KMS releases what the old key wrapped to the enclave alone.
  private void closeDown() {
    TestKeys.release(stack, seedKey, KeyPurpose.OPEN, List.of(stack.image().get(0).orElseThrow()));
  }

  private ObjectNode migrate(boolean whole, String from, String... more) {
    String[] arguments = command(from, more);
    return whole ? cli().run(arguments) : cli().runEndingWith(3, arguments);
  }

  private String[] command(String from, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "migrate",
                "seed",
                "--from",
                from,
                "--seed-key",
                seedKey.value(),
                "--policy",
                "open"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private Map<String, String> row(
      String style, String name, Optional<Address> address, String sealed, String wrapped) {
    Map<String, String> row = new HashMap<>();
    switch (style) {
      case "Readme" -> {
        row.put("Name", name);
        row.put("KeyId", seedKey.keyId());
        row.put("EncryptedPrivateKey", sealed);
        row.put("EncryptedDataKey", wrapped);
        address.ifPresent(it -> row.put("Address", it.checksummed()));
      }
      case "snake" -> {
        row.put("name", name);
        row.put("key_id", seedKey.value());
        row.put("encrypted_private_key", sealed);
        row.put("encrypted_data_key", wrapped);
        address.ifPresent(it -> row.put("address", it.lowerCase()));
      }
      default -> {
        row.put("name", name);
        row.put("keyId", "alias/seed");
        row.put("encryptedPrivateKey", sealed);
        row.put("encryptedDataKey", wrapped);
        address.ifPresent(it -> row.put("address", it.checksummed()));
      }
    }
    return row;
  }

  private Map<String, String> rust(String style, String name, OldKey key, String text) {
    DataKey dataKey = old.dataKey();
    return row(style, name, Optional.of(key.address()), old.rust(dataKey, text), dataKey.wrapped());
  }

  private Map<String, String> ofKms(String name, OldKey key, String text) {
    return Map.of(
        "key_id",
        name,
        "ciphertext",
        old.encrypt(text.getBytes(StandardCharsets.UTF_8)),
        "address",
        key.address().checksummed());
  }

  /// One row of each form under `name`, its partition key; returns whose keys they hold.
  private Map<String, Address> everyForm(String from, String partition)
      throws GeneralSecurityException {
    Map<String, Address> made = new TreeMap<>();
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String style : List.of("Readme", "snake", "camel")) {
      OldKey first = old.draw();
      made.put("base64-" + style, first.address());
      String name = "base64-" + style;
      rows.put(name, rust(style, name, first, first.bytes().base64()));
      OldKey second = old.draw();
      name = "hex-" + style;
      made.put(name, second.address());
      rows.put(name, rust(style, name, second, second.bytes().hex0x()));
    }
    DataKey dataKey = old.dataKey();
    OldKey go = old.draw();
    made.put("go", go.address());
    rows.put(
        "go",
        row("camel", "go", Optional.of(go.address()), old.go(dataKey, go), dataKey.wrapped()));
    OldKey python = old.draw();
    made.put("python", python.address());
    rows.put(
        "python",
        row(
            "camel",
            "python",
            Optional.of(python.address()),
            old.python(dataKey, python),
            dataKey.wrapped()));
    OldKey first = old.draw();
    DataKey shorter = old.shortDataKey();
    made.put("python-first", first.address());
    Map<String, String> firstRow = new HashMap<>();
    firstRow.put("walletName", "python-first");
    firstRow.put("keyId", seedKey.keyId());
    firstRow.put("encryptedPrivateKey", old.pythonFirst(shorter, first));
    firstRow.put("encryptedDatakey", shorter.wrapped());
    firstRow.put("publicKey", OldWallet.coordinates(first));
    rows.put("python-first", firstRow);
    OldKey json = old.draw();
    String uuid = "0b3a4a4e-58a3-4f4e-9a5e-0e2a7a3e1c11";
    made.put(uuid, json.address());
    rows.put(
        uuid, ofKms(uuid, json, "{\"secret\":\"s\",\"eth_key\":\"" + json.bytes().hex() + "\"}"));
    OldKey text = old.draw();
    made.put("aws-text", text.address());
    rows.put("aws-text", ofKms("aws-text", text, text.bytes().hex0x()));
    rows.forEach((name, row) -> keep(from, partition, name, row));
    return made;
  }

  /// The table's own partition key beside the columns that the test is about.
  private void keep(String from, String partition, String name, Map<String, String> row) {
    Map<String, String> whole = new HashMap<>(row);
    whole.put(partition, name);
    old.put(from, whole);
  }

  private void assertHas(Map<String, Address> expected) {
    RequesterComponent parent = parent();
    try (var _ = parent.resources()) {
      expected.forEach((name, address) -> {
        var audited = parent.audit().audit(new AccountName(name), Pinning.NO);
        assertEquals(address, audited.account().address(), name);
        assertEquals(Origin.MIGRATED, audited.birthplace().origin(), name);
      });
      assertEquals(
          expected.size(), parent.accounts().list(1000, Optional.empty()).accounts().size());
    }
  }

  @Test
  void bringsEveryFormOverAndLeavesWrongRowsAlone() throws GeneralSecurityException {
    into("MigratedTable");
    old.createTable("SeedTable", "row");
    leaveOpen();
    Map<String, Address> made = everyForm("SeedTable", "row");
    wrongRows();
    var before = old.rows("SeedTable");
    closeDown();

    ObjectNode dry = migrate(false, "SeedTable", "--dry-run");
    assertEquals(made.size() + 2, dry.get("toCome").asInt(), dry::toString);
    assertHas(Map.of());

    ObjectNode result = migrate(false, "SeedTable");
    assertEquals(made.size(), result.get("migrated").asInt(), result::toString);
    assertEquals(
        Map.of(
            "exchanged", "ADDRESS_MISMATCH",
            "flipped", "ROW_TAMPERED",
            "foreign", "KEY_NOT_ALLOWED",
            "garbage", "INVALID_ROW",
            "no name, but words", "INVALID_VALUE"),
        left(result));
    assertHas(made);

    ObjectNode again = migrate(false, "SeedTable");
    assertEquals(0, again.get("migrated").asInt(), again::toString);
    assertEquals(made.size(), again.get("there").asInt(), again::toString);
    assertEquals(before, old.rows("SeedTable"));

    ObjectNode removed = migrate(false, "SeedTable", "--remove-old");
    assertEquals(made.size(), removed.get("removed").asInt(), removed::toString);
    assertEquals(5, old.rows("SeedTable").size());
    assertHas(made);
  }

  private void wrongRows() {
    OldKey key = old.draw();
    OldKey other = old.draw();
    Map<String, String> exchanged = rust("camel", "exchanged", key, key.bytes().base64());
    exchanged.put("address", other.address().checksummed());
    keep("SeedTable", "row", "exchanged", exchanged);
    Map<String, String> flipped = rust("camel", "flipped", other, other.bytes().base64());
    flipped.computeIfPresent(
        "encryptedPrivateKey",
        (_, sealed) -> (sealed.charAt(0) == 'A' ? "B" : "A") + sealed.substring(1));
    keep("SeedTable", "row", "flipped", flipped);
    Map<String, String> foreign = rust("camel", "foreign", key, key.bytes().base64());
    foreign.put("keyId", "0b3a4a4e-58a3-4f4e-9a5e-0e2a7a3e1c12");
    keep("SeedTable", "row", "foreign", foreign);
    Map<String, String> garbage = rust("camel", "garbage", key, key.bytes().base64());
    garbage.put("encryptedPrivateKey", "not base64!");
    keep("SeedTable", "row", "garbage", garbage);
    keep(
        "SeedTable",
        "row",
        "named",
        rust("camel", "no name, but words", key, key.bytes().base64()));
  }

  private static Map<String, String> left(ObjectNode result) {
    Map<String, String> left = new TreeMap<>();
    for (JsonNode row : result.get("left")) {
      left.put(row.get("row").stringValue(), row.get("code").stringValue());
    }
    return left;
  }

  @Test
  void killedInTheMiddleItGoesOnAndNothingIsLostOrDoubled() throws InterruptedException {
    into("ResumedTable");
    old.createTable("KilledTable", "name");
    leaveOpen();
    Map<String, Address> made = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      OldKey key = old.draw();
      String name = "account-" + i;
      made.put(name, key.address());
      old.put("KilledTable", rust("camel", name, key, key.bytes().base64()));
    }
    var before = old.rows("KilledTable");
    closeDown();

    Process killed = cli().start(command("KilledTable"));
    long came = awaitSome(killed);
    killed.destroyForcibly().waitFor();
    assertTrue(came < made.size(), "it was killed too late: " + came);

    ObjectNode result = migrate(true, "KilledTable");
    assertEquals(made.size(), result.get("migrated").asInt() + result.get("there").asInt());
    assertTrue(result.get("there").asInt() >= came, result::toString);
    assertHas(made);
    assertEquals(before, old.rows("KilledTable"));
  }

  private long awaitSome(Process process) throws InterruptedException {
    RequesterComponent parent = parent();
    try (var _ = parent.resources()) {
      for (int attempt = 0; attempt < 600; attempt++) {
        long came = parent.accounts().list(1000, Optional.empty()).accounts().size();
        if (came >= 3) {
          return came;
        }
        assertTrue(process.isAlive(), "it ended by itself");
        Thread.sleep(50);
      }
    }
    throw new AssertionError("nothing came over");
  }

  /// Root on the parent, with the role's credentials: what the seed's policy let it do, this one
  /// does not.
  @Test
  void theOldKeyOpensForTheEnclaveAlone() {
    leaveOpen();
    DataKey dataKey = old.dataKey();
    closeDown();
    try (var role = AwsClients.credentials(stack.configuration());
        KmsClient kms = new AwsClients(stack.configuration(), role).kms()) {
      SdkBytes wrapped = SdkBytes.fromByteArray(Base64.getDecoder().decode(dataKey.wrapped()));
      KmsException denied =
          assertThrows(
              KmsException.class,
              () -> kms.decrypt(ask -> ask.keyId(seedKey.value()).ciphertextBlob(wrapped)));
      assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
    }
  }

  @Test
  void refusesItsOwnTableAndKeysThatTheImageDoesNotOpenWith() {
    into("OwnTable");
    assertEquals("INVALID_CONFIGURATION", cli().refusal(command("OwnTable")));
    assertEquals("RESOURCE_NOT_FOUND", cli().refusal(command("NoSuchTable")));
    assertEquals(
        "INVALID_CONFIGURATION", cli().refusal(command("SeedTable", "--dry-run", "--remove-old")));
    assertTrue(
        StreamSupport.stream(cli().run("account", "list").get("accounts").spliterator(), false)
            .findAny()
            .isEmpty());
  }
}
