package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.kms.OpenedDataKey;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.envelope.AccountBinding;
import io.nitrowallet.domain.envelope.PrivateKeyEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.request.Credential;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// No private key and no plaintext data key is in any frame, call, log, file, command line or
/// environment (issue 2, item 6): a known key is planted where keys are born, and looked for
/// everywhere, once it is shown that it would be found there.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class SecretSweepIT {
  private static final String CANARY = "the private key";

  private final SecretSweep sweep = new SecretSweep().add(CANARY, CanaryEntropy.PRIVATE_KEY);

  @Test
  void noSecretLeavesTheEnclave(LocalStack stack) throws IOException, GeneralSecurityException {
    Path home = stack.layout().home();
    try (CanaryStage stage = new CanaryStage(stack)) {
      for (Map.Entry<String, String> form : SecretForms.of(CanaryEntropy.PRIVATE_KEY).entrySet()) {
        assertFindsPlanted(stage, home, form.getKey(), form.getValue());
      }
      stage.forget();
      assertEquals(Set.of(), sweepEverything(stage, home), "the plants are gone again");

      exercise(stage, stack);

      Map<String, byte[]> recorded = stage.recorded();
      assertHolds(recorded, "frames", "generateResponse", "signResponse", "verifyResponse");
      assertHolds(recorded, "frames", "importAccount", "importResponse");
      assertHolds(recorded, "frames", "ROW_TAMPERED", "DATA_KEY_REJECTED", "POLICY_DENIED");
      assertHolds(recorded, "calls", "TrentService.GenerateDataKey", "CiphertextForRecipient");
      assertTrue(
          content(recorded, "tunnel").length > content(recorded, "calls").length, "TLS is longer");
      assertHolds(recorded, "events", "POLICY_DENIED", "ROW_TAMPERED", "CREDENTIALS_REJECTED");
      assertHolds(recorded, "printed", "software.amazon.awssdk");
      assertTrue(isInSomeFileUnder(stack.layout().dynamoDb(), "canary-1"), "the table is swept");
      assertTrue(
          isInSomeFileUnder(stack.layout().logs(), "software.amazon.awssdk"),
          "the enclave's most talkative log is swept");
      assertEquals(Set.of(), sweepEverything(stage, home));
    }
    // What a process writes when it ends is written by now.
    assertEquals(Set.of(), sweep.findUnder(home));
  }

  private Set<String> sweepEverything(CanaryStage stage, Path home) throws IOException {
    Set<String> found = new TreeSet<>(sweep.findUnder(home));
    stage
        .recorded()
        .forEach((place, content) ->
            sweep.find(content).forEach(finding -> found.add(place + ": " + finding)));
    for (ProcessHandle process :
        Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
            .toList()) {
      found.addAll(sweep.findIn(process));
    }
    return found;
  }

  private void assertFindsPlanted(CanaryStage stage, Path home, String form, String text)
      throws IOException, GeneralSecurityException {
    byte[] plant = text.getBytes(ISO_8859_1);
    Path file = home.resolve("logs").resolve("planted.log");
    Files.write(file, plant);
    send(stage, plant);
    call(stage, plant);
    tell(stage, plant);
    System.out.writeBytes(plant);
    String finding = CANARY + " as " + form;
    Set<String> found = sweepEverything(stage, home);
    Files.delete(file);
    for (String place : new String[] {"logs/planted.log", "frames", "calls", "events", "printed"}) {
      assertTrue(found.contains(place + ": " + finding), () -> place + ", " + form + ": " + found);
    }
    if (!form.equals("raw")) { // a command line is no place for zero bytes
      assertFindsPlantedInAProcess(finding, text);
    }
  }

  private void assertFindsPlantedInAProcess(String finding, String text) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "read ended", text);
    builder.environment().put("PLANTED", text);
    Process process = builder.start();
    try {
      Set<String> found = new TreeSet<>();
      // Until it has become 'sh', it is a copy of this JVM's starter.
      for (int i = 0; i < 100 && found.isEmpty(); i++) {
        Thread.sleep(10);
        found = sweep.findIn(process.toHandle());
      }
      String folder = "/proc/" + process.pid();
      assertTrue(found.contains(folder + "/cmdline: " + finding), found::toString);
      assertTrue(found.contains(folder + "/environ: " + finding), found::toString);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly().onExit().join(); // or the next sweep would look at its remains
    }
  }

  /// As a frame that the enclave refuses, and must not repeat in its log either.
  private static void send(CanaryStage stage, byte[] payload) throws IOException {
    byte[] frame =
        ByteBuffer.allocate(8 + payload.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(payload.length)
            .put(payload)
            .array();
    try (Socket socket = stage.outer().connect(CanaryStage.ENCLAVE, Duration.ofSeconds(5))) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(frame);
      assertTrue(socket.getInputStream().read() >= 0, "the enclave answered");
    }
  }

  private static void call(CanaryStage stage, byte[] body)
      throws IOException, GeneralSecurityException {
    try (Socket socket = stage.call()) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String head = "POST / HTTP/1.1\r\nHost: kms\r\nContent-Length: " + body.length + "\r\n\r\n";
      out.write(head.getBytes(UTF_8));
      out.write(body);
      out.flush();
      assertTrue(socket.getInputStream().read() >= 0, "KMS answered");
    }
  }

  /// As an event, which the log refuses to show.
  private static void tell(CanaryStage stage, byte[] line) throws IOException {
    try (Socket socket = stage.log()) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(line);
      socket.getOutputStream().write('\n');
      assertEquals(-1, socket.getInputStream().read(), "the log ended the connection");
    }
  }

  private void exercise(CanaryStage stage, LocalStack stack) throws IOException {
    Path cloud = stack.layout().cloud();
    RequesterComponent parent = stage.parent();
    try (var _ = parent.resources()) {
      Account first = register(parent, "canary-1");
      Account second = register(parent, "canary-2");
      addDataKey(first, cloud);
      addDataKey(second, cloud);
      parent.attestation().ask();
      parent.health().check();
      parent.audit().audit(first.name(), Pinning.NO);
      importAccount(parent, "canary-4", stack.key());
      parent.signing().sign(first.name(), _ -> transaction());
      parent.signing().sign(second.name(), _ -> PersonalMessage.ofText("a message"));
      runIntoErrors(stage, parent, first, second);
    }
  }

  private static Account register(RequesterComponent parent, String name) {
    Account account =
        parent
            .registration()
            .register(
                parent
                    .orders()
                    .order(
                        Optional.of(new AccountName(name)),
                        Optional.empty(),
                        Optional.of(AccountPolicy.OPEN)))
            .account();
    try (PrivateKey canary =
        PrivateKey.adopt(SecretBytes.adopt(CanaryEntropy.PRIVATE_KEY.toArray()))) {
      assertEquals(canary.publicKey(), account.publicKey(), "the canary is the account's key");
    }
    return account;
  }

  /// The same canary, brought from outside: it is in this process, and must not leave it.
  private static void importAccount(RequesterComponent parent, String name, KeyArn keyArn) {
    try (PrivateKey canary =
        PrivateKey.adopt(SecretBytes.adopt(CanaryEntropy.PRIVATE_KEY.toArray()))) {
      Account account =
          parent
              .imports()
              .register(canary, new AccountName(name), keyArn, AccountPolicy.OPEN)
              .account();
      assertEquals(canary.publicKey(), account.publicKey(), "the canary is the account's key");
    }
  }

  /// Looks for the account's data key too: the one that really opens its row.
  private void addDataKey(Account account, Path cloud) throws IOException {
    try (SecretBytes dataKey = OpenedDataKey.of(account, cloud)) {
      var binding = new AccountBinding(account.name(), account.address(), account.policy());
      var envelope = new PrivateKeyEnvelope(_ -> {});
      try (SecretBytes opened = envelope.open(account.sealing(), dataKey, binding)) {
        assertEquals(SecretBytes.adopt(CanaryEntropy.PRIVATE_KEY.toArray()), opened);
      }
      sweep.add("the data key of " + account.name(), dataKey.use(Bytes::copyOf));
    }
  }

  private static LegacyTransaction transaction() {
    return new LegacyTransaction(
        ChainId.of(31337),
        new Payment(Uint64.ZERO, Uint64.of(21_000), Optional.empty(), Wei.ZERO, Bytes.ofHex("00")),
        new Wei(BigInteger.TEN));
  }

  /// Mistakes and attacks, each after the secrets have been in memory, or on the way there.
  private static void runIntoErrors(
      CanaryStage stage, RequesterComponent parent, Account first, Account second) {
    Sealing own = first.sealing();
    Sealing other = second.sealing();
    assertRefused(
        ErrorCode.ROW_TAMPERED,
        parent
            .verifyAccount()
            .verify(new VerifyAccountCommand(with(first, own.encryptedDataKey(), other))));
    assertRefused(
        ErrorCode.DATA_KEY_REJECTED,
        parent
            .verifyAccount()
            .verify(new VerifyAccountCommand(with(first, other.encryptedDataKey(), own))));
    var digest = new PersonalMessage(Digests.sha256(Bytes.EMPTY));
    assertRefused(ErrorCode.POLICY_DENIED, () -> parent.signing().sign(first.name(), _ -> digest));
    assertRefused(ErrorCode.ACCOUNT_EXISTS, () -> register(parent, "canary-1"));
    try (RemoteEnclave stranger =
        new RemoteEnclave(
            stage.outer(), CanaryStage.ENCLAVE, () -> new Credential("ASIANOBODY", "x", "y"))) {
      assertRefused(
          ErrorCode.CREDENTIALS_REJECTED, stranger.verify(new VerifyAccountCommand(first)));
      GenerateAccountResult refused =
          stranger.generate(
              new GenerateAccountCommand(
                  new AccountName("canary-3"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      assertEquals(ErrorCode.CREDENTIALS_REJECTED, assertInstanceOf(Refused.class, refused).code());
    }
  }

  private static Account with(Account account, Bytes encryptedDataKey, Sealing ciphertextOf) {
    Sealing sealing = account.sealing();
    return new Account(
        account.name(),
        account.publicKey(),
        account.policy(),
        account.createdAt(),
        account.birthCertificate(),
        new Sealing(
            sealing.keyArn(),
            sealing.version(),
            encryptedDataKey,
            ciphertextOf.encryptedPrivateKey()));
  }

  private static void assertRefused(ErrorCode code, VerifyAccountResult result) {
    assertEquals(code, assertInstanceOf(Refused.class, result).code());
  }

  private static void assertRefused(ErrorCode code, Runnable action) {
    assertEquals(code, assertThrows(RefusedException.class, action::run).code());
  }

  private static void assertHolds(Map<String, byte[]> recorded, String place, String... texts) {
    String all = new String(content(recorded, place), ISO_8859_1);
    for (String text : texts) {
      assertTrue(all.contains(text), () -> "no '" + text + "' in the " + place);
    }
  }

  private static byte[] content(Map<String, byte[]> recorded, String place) {
    return Objects.requireNonNull(recorded.get(place), place);
  }

  private static boolean isInSomeFileUnder(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
