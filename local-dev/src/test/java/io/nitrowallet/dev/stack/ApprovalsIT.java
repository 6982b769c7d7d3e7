package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.operator.KeystoreFile;
import io.nitrowallet.requester.operator.OperatorKey;
import io.nitrowallet.requester.operator.SoftHsm;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two of three operators, each at a command line of their own: alice with an Ed25519 key and bob
/// with a P-256 key in PKCS#12 files, carol with a key on a token.
@ExtendWith(SharedStack.class)
@Timeout(400)
final class ApprovalsIT {
  private static final String ACCOUNT = "approvals-" + UUID.randomUUID();
  private static final String PASSPHRASE = "correct horse battery staple";

  @TempDir private static Path home = Path.of("");
  private static Optional<Cli> started = Optional.empty();
  private static Optional<RequesterComponent> parent = Optional.empty();
  private static Path library = Path.of("/");

  @BeforeAll
  static void makeOperatorsAndTheirAccount(LocalStack stack) throws IOException {
    library = SoftHsm.start();
    started = Optional.of(new Cli(stack, Map.of("SOFTHSM2_CONF", SoftHsm.settings().toString())));
    parent = Optional.of(SharedStack.parent(stack));
    write("passphrase", PASSPHRASE);
    write("pin", SoftHsm.PIN);
    String policy =
        """
        {"v":1,"operators":[%s,%s,%s],
         "rules":[{"name":"texts","op":["message"],"approvals":2}],"change":{"approvals":2}}
        """
            .formatted(
                cli("operator init" + as("alice") + " --type ed25519"),
                cli("operator init" + as("bob") + " --type p256"),
                cli("operator init" + as("carol")));
    Path file = write("policy.json", policy);
    cli("account generate -n " + ACCOUNT + " --policy " + file);
  }

  @AfterAll
  static void close() {
    parent.ifPresent(services -> services.resources().close());
  }

  private static Path write(String name, String content) throws IOException {
    Path file = Files.writeString(home.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static String as(String id) {
    return id.equals("carol")
        ? " --id carol --pkcs11 %s --token carol --passphrase-file %s"
            .formatted(library, home.resolve("pin"))
        : " --id %s --keystore %s --passphrase-file %s"
            .formatted(id, home.resolve(id + ".p12"), home.resolve("passphrase"));
  }

  private static JsonNode cli(String line) {
    return started.orElseThrow().run(line.split(" ", -1));
  }

  private static String refusal(String line) {
    return started.orElseThrow().refusal(line.split(" ", -1));
  }

  private static String propose(String id, String text) {
    JsonNode proposed =
        cli("sign message -n " + ACCOUNT + " --text " + text + " --propose" + as(id));
    assertEquals("1 of 2", proposed.path("approvals").stringValue());
    return proposed.path("id").stringValue();
  }

  private static JsonNode say(String verb, String intent, String id) {
    return cli("intent " + verb + " " + intent + " --yes" + as(id));
  }

  private static Account row() {
    return parent.orElseThrow().accounts().find(new AccountName(ACCOUNT)).orElseThrow();
  }

  /// The signature, once it is the account's over the text.
  private static String requireSigned(JsonNode signed, String text) {
    assertEquals("texts", signed.path("rule").stringValue());
    Bytes signature = Bytes.ofHex(signed.path("signature").stringValue());
    Optional<PublicKey> signer =
        Secp256k1.recover(
            message(text).digest(),
            new Signature(
                new BigInteger(1, signature.slice(0, 32).toArray()),
                new BigInteger(1, signature.slice(32, 64).toArray()),
                signature.at(64) - 27));
    assertEquals(Optional.of(row().publicKey()), signer);
    return signature.hex();
  }

  private static PersonalMessage message(String text) {
    return new PersonalMessage(Bytes.copyOf(text.getBytes(UTF_8)));
  }

  @Test
  void twoKeystoresHaveItSignedAndOneAloneHasNot() {
    String intent = propose("alice", "files");
    assertEquals("APPROVALS_MISSING", refusal("intent sign " + intent));
    assertEquals("2 of 2", say("approve", intent, "bob").path("approvals").stringValue());
    String signature = requireSigned(cli("intent sign " + intent), "files");
    assertEquals(signature, requireSigned(cli("intent sign " + intent), "files"));
    assertEquals(
        "signed, says the table", cli("intent show " + intent).path("state").stringValue());
  }

  @Test
  void aTokenIsOneOfTheTwo() {
    String intent = propose("carol", "token");
    say("approve", intent, "alice");
    requireSigned(cli("intent sign " + intent), "token");
    assertTrue(
        cli("intent list -n " + ACCOUNT + " --state signed")
            .path("intents")
            .toString()
            .contains(intent));
  }

  @Test
  void aRejectionStopsItThoughEnoughApprove() {
    String intent = propose("alice", "rejected");
    say("approve", intent, "bob");
    assertEquals("rejected by carol", say("reject", intent, "carol").path("state").stringValue());
    assertEquals("INTENT_REFUSED", refusal("intent sign " + intent));
  }

  @Test
  void anotherPolicyIsApprovedLikeASignatureAndVoidsIntents() throws IOException {
    String name = "changed-" + UUID.randomUUID();
    Path old = home.resolve("policy.json");
    cli("account generate -n " + name + " --policy " + old);
    String waiting =
        cli("sign message -n " + name + " --text late --propose" + as("alice"))
            .path("id")
            .stringValue();
    Path next = write("next.json", Files.readString(old).replace("texts", "words"));
    String change =
        cli("account update-policy " + name + " --policy " + next + " --propose" + as("bob"))
            .path("id")
            .stringValue();
    assertEquals("APPROVALS_MISSING", refusal("intent sign " + change));
    say("approve", change, "carol");
    assertEquals(2, cli("intent sign " + change).path("version").intValue());
    assertEquals("INTENT_REFUSED", refusal("intent sign " + waiting));
    assertTrue(cli("intent show " + waiting).path("obstacle").isString());
  }

  @Test
  void theEnclaveRefusesWhatExpired() throws InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Intent intent =
        new Intent(
            UUID.randomUUID(),
            AccountReference.of(row()),
            now.minusSeconds(60),
            now.plusSeconds(20),
            new IntentAction.Sign(message("soon")));
    Bytes payload = IntentJson.encode(intent);
    List<DsseSignature> approvals = approvals(payload, "alice", "bob");
    parent.orElseThrow().intents().propose(payload, approvals);
    SignResult early = sign(row(), payload, approvals);
    assertInstanceOf(SignResult.Signed.class, early);
    while (Instant.now().isBefore(intent.expires().plusMillis(500))) {
      Thread.sleep(200);
    }
    // The table forgets what expired, at a time of its own.
    String refusal = refusal("intent sign " + intent.id());
    assertTrue(Set.of("INTENT_REFUSED", "INTENT_NOT_FOUND").contains(refusal), refusal);
    assertEquals(ErrorCode.INTENT_REFUSED, refused(sign(row(), payload, approvals)));
  }

  /// Where a data key is no data key, KMS would say so if it were asked.
  @Test
  void kmsIsNotAskedBeforeThereAreEnough() {
    Account row = row();
    Sealing sealing = row.sealing();
    Account broken =
        new Account(
            row.name(),
            row.publicKey(),
            row.policy(),
            row.createdAt(),
            row.birthCertificate(),
            new Sealing(
                sealing.keyArn(),
                sealing.version(),
                Bytes.ofHex("00".repeat(64)),
                sealing.encryptedPrivateKey()));
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Bytes payload =
        IntentJson.encode(
            new Intent(
                UUID.randomUUID(),
                AccountReference.of(broken),
                now.minusSeconds(60),
                now.plusSeconds(600),
                new IntentAction.Sign(message("soon"))));
    assertEquals(
        ErrorCode.APPROVALS_MISSING, refused(sign(broken, payload, approvals(payload, "alice"))));
    assertNotEquals(
        ErrorCode.APPROVALS_MISSING,
        refused(sign(broken, payload, approvals(payload, "alice", "bob"))));
  }

  private static SignResult sign(Account account, Bytes payload, List<DsseSignature> approvals) {
    var envelope = new DsseEnvelope(Intent.PAYLOAD_TYPE, payload, approvals);
    return parent
        .orElseThrow()
        .enclaveSigning()
        .sign(new SignCommand(account, message("soon"), Optional.of(envelope), Optional.empty()));
  }

  private static ErrorCode refused(SignResult result) {
    return assertInstanceOf(Refused.class, result).code();
  }

  private static List<DsseSignature> approvals(Bytes payload, String... ids) {
    List<DsseSignature> approvals = new ArrayList<>();
    for (String id : ids) {
      try (OperatorKey key =
          new KeystoreFile(home.resolve(id + ".p12"))
              .open(() -> SecretBytes.adopt(PASSPHRASE.getBytes(UTF_8)))) {
        approvals.add(new DsseSignature(id, key.sign(Verdict.APPROVAL.toBeSigned(payload))));
      }
    }
    return approvals;
  }
}
