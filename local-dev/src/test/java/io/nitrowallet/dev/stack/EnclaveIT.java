package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.formats.json.AccountJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.ReplyCodec;
import io.nitrowallet.vsock.request.RequestId;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// The whole enclave, asked in bytes written by hand: what the seed's client gets, and what no
/// request can change.
@ExtendWith(SharedStack.class)
@Timeout(60)
final class EnclaveIT {
  private static final long OTHER_PORT = 7882;
  private static final String OPEN_KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321";
  private static final String FOREIGN_KEY =
      "arn:aws:kms:eu-west-1:444455556666:key/1111aaaa-22bb-33cc-44dd-555555eeeeee";

  private static LocalStack stack;
  private static RequesterComponent parent;
  private static String credential = "";

  @BeforeAll
  static void start(LocalStack shared) {
    stack = shared;
    parent = SharedStack.parent(shared);
    try (var source = AwsClients.credentials(shared.configuration())) {
      var session = (AwsSessionCredentials) source.resolveCredentials();
      credential =
          "{\"aws_access_key_id\":\""
              + session.accessKeyId()
              + "\",\"aws_secret_access_key\":\""
              + session.secretAccessKey()
              + "\",\"aws_session_token\":\""
              + session.sessionToken()
              + "\"}";
    }
  }

  @AfterAll
  static void stop() {
    parent.resources().close();
  }

  /// The header, by hand: the payload's length in 8 bytes, the least significant first.
  private static String ask(long port, String request) throws IOException {
    byte[] payload = request.getBytes(UTF_8);
    byte[] frame = new byte[8 + payload.length];
    for (int i = 0; i < 8; i++) {
      frame[i] = (byte) ((long) payload.length >>> (8 * i));
    }
    System.arraycopy(payload, 0, frame, 8, payload.length);
    var transport = new UnixDirectory(stack.layout().sockets());
    try (Socket socket = transport.connect(new VsockAddress(16, port), Duration.ofSeconds(5))) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(frame);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      long length = Long.reverseBytes(in.readLong());
      assertTrue(length > 0 && length <= 512 * 1024, () -> "a reply of " + length + " bytes");
      return new String(in.readNBytes((int) length), UTF_8);
    }
  }

  private static String ask(String request) throws IOException {
    return ask(LocalStack.ENCLAVE_PORT, request);
  }

  private static String generate(String name, String more) {
    return "{\"apiRequest\":\"generateAccount\",\"credential\":"
        + credential
        + ",\"name\":\""
        + name
        + "\""
        + more
        + "}";
  }

  private static void assertError(ErrorCode code, String reply) {
    assertTrue(reply.startsWith("{\"apiResponse\":\"error\""), reply);
    assertTrue(reply.contains("\"code\":\"" + code + "\""), reply);
  }

  private static Account account(String reply) {
    RequestId id = new RequestId(reply.replaceFirst("(?s).*\"requestId\":\"([^\"]+)\".*", "$1"));
    EnclaveReply decoded = ReplyCodec.decode(Bytes.copyOf(reply.getBytes(UTF_8)), id);
    return assertInstanceOf(EnclaveReply.Generated.class, decoded).account();
  }

  @Test
  void answersTheSeedsClientInTheSeedsWords() throws IOException {
    String reply = ask(generate("seed", ",\"key_id\":\"" + stack.key().keyId() + "\""));

    assertTrue(
        reply.matches(
            "\\{\"apiResponse\":\"generateResponse\",.*\"content\":\\{"
                + "\"encryptedPrivateKey\":\"[A-Za-z0-9+/]{167}=\","
                + "\"address\":\"0x[0-9a-fA-F]{40}\","
                + "\"encryptedDataKey\":\"[A-Za-z0-9+/=]+\",.*"),
        reply);
    Account account = account(reply);
    assertEquals(AccountPolicy.OPEN, account.policy(), "the image's default");
    assertEquals(new AccountName("seed"), account.name());
    assertInstanceOf(
        VerifyAccountResult.Verified.class,
        parent.verifyAccount().verify(new VerifyAccountCommand(account)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FOREIGN_KEY,
        "1111aaaa-22bb-33cc-44dd-555555eeeeee",
        "alias/wallet",
        "arn:aws:kms:eu-west-1:111122223333:alias/wallet",
        ""
      })
  void sealsUnderNoKeyThatIsNotMeasured(String key) throws IOException {
    assertError(ErrorCode.KEY_NOT_ALLOWED, ask(generate("foreign", ",\"key_id\":\"" + key + "\"")));
  }

  @Test
  void takesNothingOfItsConfigurationFromARequest() throws IOException {
    String reply =
        ask(
            generate(
                "overrider",
                ",\"sealKeys\":[\""
                    + FOREIGN_KEY
                    + "\"],\"defaultPolicy\":\"none\",\"kmsEndpoint\":\"localhost\""
                    + ",\"region\":\"us-east-1\",\"ports\":{\"kmsProxy\":1}"));
    Account account = account(reply);
    assertEquals(stack.key(), account.sealing().keyArn());
    assertEquals(AccountPolicy.OPEN, account.policy());
  }

  @Test
  void opensNoRowOfAKeyThatIsNotMeasured() throws IOException {
    Account account = account(ask(generate("moved", "")));
    Sealing own = account.sealing();
    Sealing moved =
        new Sealing(
            new KeyArn(FOREIGN_KEY),
            own.version(),
            own.encryptedDataKey(),
            own.encryptedPrivateKey());
    Account row = with(account, account.policy(), moved);
    Refused refused =
        assertInstanceOf(
            Refused.class, parent.verifyAccount().verify(new VerifyAccountCommand(row)));
    assertEquals(ErrorCode.KEY_NOT_ALLOWED, refused.code());
  }

  @Test
  void sealsUnderNoKeyThatIsMeasuredForOpeningOnly() throws IOException {
    try (var _ =
        new EnclaveInTest(
            stack,
            OTHER_PORT,
            configuration -> configuration.putArray("openKeys").add(OPEN_KEY),
            entropy -> entropy)) {
      assertError(
          ErrorCode.KEY_NOT_ALLOWED,
          ask(OTHER_PORT, generate("opened", ",\"key_id\":\"" + OPEN_KEY + "\"")));
      assertEquals(stack.key(), account(ask(OTHER_PORT, generate("o", ""))).sealing().keyArn());
    }
  }

  @Test
  void makesNoAccountUnderAPolicyThatItCannotEvaluate() throws IOException {
    for (String policy : new String[] {"open ", "{}", "closed", "{\\\"v\\\":1}"}) {
      String more = ",\"policy\":\"" + policy + "\"";
      assertError(ErrorCode.INVALID_POLICY, ask(generate("restricted", more)));
    }
    assertError(
        ErrorCode.POLICY_UNSUPPORTED, ask(generate("restricted", ",\"policy\":\"{\\\"v\\\":2}\"")));
  }

  @Test
  void signsNothingUnderAPolicyThatItCannotEvaluate() throws IOException {
    Account account = account(ask(generate("laxer", "")));
    Account other = with(account, new PolicyText("{\"v\":2}"), account.sealing());
    String row = new String(StrictJson.write(AccountJson.encode(other)).toArray(), UTF_8);
    assertError(
        ErrorCode.POLICY_UNSUPPORTED,
        ask(
            "{\"apiRequest\":\"sign\",\"credential\":"
                + credential
                + ",\"account\":"
                + row
                + ",\"request\":{\"op\":\"message\",\"message\":\"aGVsbG8=\"}}"));
  }

  private static String explain(Account account, String request) {
    String row = new String(StrictJson.write(AccountJson.encode(account)).toArray(), UTF_8);
    return "{\"apiRequest\":\"explain\",\"account\":%s,\"request\":%s}".formatted(row, request);
  }

  /// Nobody's credentials, and a row that KMS would not release: nothing is opened.
  @Test
  void explainsWithoutCredentialsAndWithoutOpeningTheRow() throws IOException {
    Account account = account(ask(generate("explained", "")));
    Sealing own = account.sealing();
    Bytes garbage = Bytes.ofHex("00".repeat(own.encryptedDataKey().length()));
    Sealing garbled = new Sealing(own.keyArn(), 1, garbage, own.encryptedPrivateKey());
    String reply =
        ask(
            explain(
                with(account, account.policy(), garbled),
                "{\"op\":\"message\",\"message\":\"aGVsbG8=\"}"));
    assertTrue(
        reply.contains("\"policy\":\"unverified\",\"decision\":\"allowed\",\"rule\":\"open\""),
        reply);
    assertTrue(reply.contains("\"headline\":\"Sign a message of 5 bytes\""), reply);
    String denied =
        ask(explain(account, "{\"op\":\"digest\",\"digest\":\"0x%s\"}".formatted("d1".repeat(32))));
    assertTrue(
        denied.contains(
            "\"decision\":\"denied\",\"reason\":\"no rule of the policy is about a digest\""),
        denied);
    assertFalse(denied.contains("\"signature\""), denied);
  }

  @Test
  void countsWhatItServesAndRefuses() throws IOException {
    Map<String, Long> before = counters();
    Account account = account(ask(generate("counted", "")));
    ask(explain(account, "{\"op\":\"message\",\"message\":\"aGVsbG8=\"}"));
    ask(generate("refused", ",\"key_id\":\"" + FOREIGN_KEY + "\""));
    Map<String, Long> after = counters();
    assertEquals(1, moved(before, after, "served.generateAccount"));
    assertEquals(1, moved(before, after, "served.explain"));
    assertEquals(1, moved(before, after, "served.health"));
    assertEquals(1, moved(before, after, "refused.KEY_NOT_ALLOWED"));
    assertEquals(0, moved(before, after, "refused.INTERNAL"));
  }

  private static Map<String, Long> counters() {
    return assertInstanceOf(CheckHealthResult.Healthy.class, parent.health().check()).counters();
  }

  private static long moved(Map<String, Long> before, Map<String, Long> after, String counter) {
    return after.getOrDefault(counter, 0L) - before.getOrDefault(counter, 0L);
  }

  private static Account with(Account account, PolicyText policy, Sealing sealing) {
    return new Account(
        account.name(),
        account.publicKey(),
        policy,
        account.createdAt(),
        account.birthCertificate(),
        sealing);
  }

  @Test
  void refusesTheSameOrderTwiceOnlyAtTheTable() throws IOException {
    // The enclave keeps no state: what stops a second account of a name is the conditional write.
    Account first = account(ask(generate("twin", "")));
    Account second = account(ask(generate("twin", "")));
    parent.accounts().insert(first);
    var refused = assertThrows(RefusedException.class, () -> parent.accounts().insert(second));
    assertEquals(ErrorCode.ACCOUNT_EXISTS, refused.code());
    assertEquals(Optional.of(first), parent.accounts().find(first.name()));
  }
}
