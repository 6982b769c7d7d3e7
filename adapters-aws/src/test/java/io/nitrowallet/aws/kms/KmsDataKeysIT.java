package io.nitrowallet.aws.kms;

import static io.nitrowallet.aws.kms.FaultyKms.json;
import static io.nitrowallet.aws.kms.FaultyKms.writeJson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.EncryptionContext;
import io.nitrowallet.domain.port.out.GeneratedDataKey;
import io.nitrowallet.domain.secret.SecretBytes;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// Attested data keys against servers that answer well, badly, slowly or not at all.
final class KmsDataKeysIT {
  private static final String HOST = "kms.eu-west-1.amazonaws.com";
  private static final KeyArn KEY = new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/k1");
  private static final EncryptionContext CONTEXT =
      new EncryptionContext(
          new AccountName("alice"), Address.parse("0x00000000000000000000000000000000000000aa"));
  private static final Bytes ENCRYPTED = Bytes.ofHex("0102");
  private static final byte[] DATA_KEY = new byte[32];
  private static final RecipientKeys RECIPIENT_KEYS = RecipientKeys.drawnFrom(new SecureRandom());
  private static final Pattern DOCUMENT =
      Pattern.compile("\"AttestationDocument\" *: *\"([^\"]+)\"");
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /// Loading the SDK's classes takes longer on a busy machine than the deadline that is tested.
  @BeforeAll
  static void warmUp() throws Exception {
    FaultyKms.Answer honest =
        (request, number, out) -> writeJson(out, 200, reply(KEY.value(), recipient(request)));
    try (FaultyKms kms = FaultyKms.named(HOST, honest);
        KmsClient client = client(kms)) {
      dataKeys(client, Duration.ofMinutes(2)).unwrap(KEY, ENCRYPTED, CONTEXT).close();
    }
  }

  @AfterAll
  static void destroyKeys() {
    RECIPIENT_KEYS.close();
  }

  @Test
  void asksForTheExactKeyAndContextWithTheRequestsCredentials() throws Exception {
    List<FaultyKms.Request> seen = Collections.synchronizedList(new ArrayList<>());
    FaultyKms.Answer honest =
        (request, number, out) -> {
          seen.add(request);
          writeJson(out, 200, reply(KEY.value(), recipient(request)));
        };
    try (FaultyKms kms = FaultyKms.named(HOST, honest);
        KmsClient client = client(kms);
        GeneratedDataKey generated = dataKeys(client).generate(KEY, CONTEXT);
        SecretBytes unwrapped = dataKeys(client).unwrap(KEY, ENCRYPTED, CONTEXT)) {
      assertEquals(generated.plaintext(), unwrapped);
      assertEquals(1, kms.connections(), "the connection is reused");
    }
    for (FaultyKms.Request request : seen) {
      assertTrue(request.body().contains(KEY.value()));
      assertTrue(request.body().contains("\"name\":\"alice\""));
      assertTrue(request.body().contains("RSAES_OAEP_SHA_256"));
      assertTrue(request.head().contains("Credential=ASIAREQUEST/"));
      assertTrue(request.head().toLowerCase(java.util.Locale.ROOT).contains("host: " + HOST));
    }
    assertTrue(seen.getFirst().head().contains("TrentService.GenerateDataKey"));
    assertTrue(seen.getLast().head().contains("TrentService.Decrypt"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, AccessDeniedException, KMS_DENIED",
    "400, ExpiredTokenException, CREDENTIALS_REJECTED",
    "400, InvalidSignatureException, CREDENTIALS_REJECTED",
    "400, UnrecognizedClientException, CREDENTIALS_REJECTED",
    "400, InvalidCiphertextException, DATA_KEY_REJECTED",
    "400, IncorrectKeyException, DATA_KEY_REJECTED",
    "400, NotFoundException, RESOURCE_NOT_FOUND",
    "400, DisabledException, KMS_DENIED",
    "400, KMSInvalidStateException, KMS_DENIED",
    "400, ValidationException, KMS_DENIED",
    "400, SomethingNew, KMS_DENIED",
    "400, ThrottlingException, UNAVAILABLE",
    "500, KMSInternalException, UNAVAILABLE",
    "500, KeyUnavailableException, UNAVAILABLE",
    "503, DependencyTimeoutException, UNAVAILABLE",
  })
  void refusalsOfKmsHaveACode(int status, String type, ErrorCode code) throws Exception {
    String body = "{\"__type\":\"%s\",\"message\":\"secret detail\"}".formatted(type);
    RefusedException refused = assertRefused(code, json(status, body));
    assertFalse(refused.sentence().contains("secret detail"));
  }

  @ParameterizedTest
  @CsvSource({"400, ThrottlingException", "500, KMSInternalException"})
  void whatMayPassIsTriedThreeTimes(int status, String type) throws Exception {
    FaultyKms.Answer answer = json(status, "{\"__type\":\"%s\"}".formatted(type));
    try (FaultyKms kms = FaultyKms.named(HOST, answer);
        KmsClient client = client(kms)) {
      assertUnwrapRefused(ErrorCode.UNAVAILABLE, client);
      assertEquals(3, kms.requests());
    }
  }

  @Test
  void aDenialIsNotTriedAgain() throws Exception {
    FaultyKms.Answer answer = json(400, "{\"__type\":\"AccessDeniedException\"}");
    try (FaultyKms kms = FaultyKms.named(HOST, answer);
        KmsClient client = client(kms)) {
      assertUnwrapRefused(ErrorCode.KMS_DENIED, client);
      assertEquals(1, kms.requests());
    }
  }

  @Test
  void recoversFromOneFailure() throws Exception {
    FaultyKms.Answer answer =
        (request, number, out) -> {
          if (number == 1) {
            writeJson(out, 500, "{}");
          } else {
            writeJson(out, 200, reply(KEY.value(), recipient(request)));
          }
        };
    try (FaultyKms kms = FaultyKms.named(HOST, answer);
        KmsClient client = client(kms)) {
      dataKeys(client).unwrap(KEY, ENCRYPTED, CONTEXT).close();
    }
  }

  @Test
  void aBodyThatTricklesEndsAtTheDeadline() throws Exception {
    assertRefused(
        ErrorCode.UNAVAILABLE,
        (request, number, out) -> {
          out.write(FaultyKms.head(200, 10_000));
          while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(50);
          }
        });
  }

  @Test
  void headersThatTrickleEndAtTheDeadline() throws Exception {
    assertRefused(
        ErrorCode.UNAVAILABLE,
        (request, number, out) -> {
          out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(UTF_8));
          while (true) {
            out.write('a');
            out.flush();
            Thread.sleep(50);
          }
        });
  }

  @Test
  void silenceEndsAtTheDeadline() throws Exception {
    assertRefused(
        ErrorCode.UNAVAILABLE, (request, number, out) -> Thread.sleep(Duration.ofMinutes(1)));
  }

  @Test
  void aPeerThatNeverShakesHandsEndsAtTheDeadline() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        FaultyKms unused = FaultyKms.named(HOST, json(200, "{}"));
        KmsClient client = client(FaultyKms.tunnelTo(mute.getLocalPort()), unused.certificate())) {
      assertUnwrapRefused(ErrorCode.UNAVAILABLE, client);
    }
  }

  /// Its request is longer than what buffers hold between the two.
  @Test
  void aPeerThatNeverReadsTheRequestEndsAtTheDeadline() throws Exception {
    try (FaultyKms kms = FaultyKms.thatNeverReads(HOST);
        KmsClient client = client(kms)) {
      Bytes document = Bytes.copyOf(new byte[16 * 1024 * 1024]);
      KmsDataKeys keys = dataKeys(client, DEADLINE, _ -> document);
      RefusedException refused =
          assertTimeoutPreemptively(
              DEADLINE.plusSeconds(4),
              () ->
                  assertThrows(
                      RefusedException.class, () -> keys.unwrap(KEY, ENCRYPTED, CONTEXT).close()));
      assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    }
  }

  @Test
  void nobodyListening() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (FaultyKms unused = FaultyKms.named(HOST, json(200, "{}"));
        KmsClient client = client(FaultyKms.tunnelTo(port), unused.certificate())) {
      assertUnwrapRefused(ErrorCode.UNAVAILABLE, client);
    }
  }

  @Test
  void aConnectionDroppedInTheBody() throws Exception {
    assertRefused(
        ErrorCode.UNAVAILABLE,
        (request, number, out) -> {
          out.write(FaultyKms.head(200, 1_000));
          out.write("{\"KeyId\":".getBytes(UTF_8));
          out.flush();
          throw new java.io.IOException("hang up");
        });
  }

  @Test
  void aBodyThatIsNoJson() throws Exception {
    assertRefused(ErrorCode.UNAVAILABLE, json(200, "<html>busy</html>"));
  }

  @Test
  void aCertificateForAnotherHost() throws Exception {
    try (FaultyKms kms = FaultyKms.named("evil.example.com", json(200, "{}"));
        KmsClient client = client(kms)) {
      assertUnwrapRefused(ErrorCode.KMS_REPLY_REFUSED, client);
      assertEquals(0, kms.requests());
    }
  }

  @Test
  void aCertificateOfAnotherAuthority() throws Exception {
    try (FaultyKms trusted = FaultyKms.named(HOST, json(200, "{}"));
        FaultyKms kms = FaultyKms.named(HOST, json(200, "{}"));
        KmsClient client = client(kms.tunnel(), trusted.certificate())) {
      assertUnwrapRefused(ErrorCode.KMS_REPLY_REFUSED, client);
      assertEquals(0, kms.requests());
    }
  }

  @Test
  void aPlaintextBesideTheRecipientIsRefused() throws Exception {
    assertRefused(
        ErrorCode.KMS_REPLY_REFUSED,
        (request, number, out) ->
            writeJson(
                out, 200, reply(KEY.value(), recipient(request)).replace("\"\"", "\"AAAA\"")));
  }

  @Test
  void anotherKeysReplyIsRefused() throws Exception {
    assertRefused(
        ErrorCode.KMS_REPLY_REFUSED,
        (request, number, out) ->
            writeJson(out, 200, reply(KEY.value() + "2", recipient(request))));
  }

  @Test
  void aReplyMadeForAnotherRecipientIsRefused() throws Exception {
    try (RecipientKeys others = RecipientKeys.drawnFrom(new SecureRandom());
        RecipientKeyGeneration.Lease lease = others.lease()) {
      PublicKey other = publicKey(lease.key().publicKey());
      assertRefused(
          ErrorCode.KMS_REPLY_REFUSED,
          (request, number, out) -> writeJson(out, 200, reply(KEY.value(), other)));
    }
  }

  @ParameterizedTest
  @CsvSource({"KeyId", "CiphertextForRecipient"})
  void aReplyWithoutAMemberIsRefused(String member) throws Exception {
    assertRefused(
        ErrorCode.KMS_REPLY_REFUSED,
        (request, number, out) ->
            writeJson(
                out,
                200,
                reply(KEY.value(), recipient(request)).replace("\"" + member + "\"", "\"X\"")));
  }

  @Test
  void aGeneratedDataKeyWithoutItsWrappedFormIsRefused() throws Exception {
    FaultyKms.Answer answer =
        (request, number, out) ->
            writeJson(
                out,
                200,
                reply(KEY.value(), recipient(request)).replace("CiphertextBlob", "Nothing"));
    try (FaultyKms kms = FaultyKms.named(HOST, answer);
        KmsClient client = client(kms)) {
      RefusedException refused =
          assertThrows(
              RefusedException.class, () -> dataKeys(client).generate(KEY, CONTEXT).close());
      assertEquals(ErrorCode.KMS_REPLY_REFUSED, refused.code());
    }
  }

  @Test
  void warmingUpNeverFails() throws Exception {
    try (FaultyKms kms = FaultyKms.named("evil.example.com", json(200, "{}"));
        KmsClient client = client(kms)) {
      KmsClients.warmUp(client);
    }
  }

  private static RefusedException assertRefused(ErrorCode code, FaultyKms.Answer answer)
      throws Exception {
    try (FaultyKms kms = FaultyKms.named(HOST, answer);
        KmsClient client = client(kms)) {
      return assertUnwrapRefused(code, client);
    }
  }

  private static RefusedException assertUnwrapRefused(ErrorCode code, KmsClient client) {
    return assertTimeoutPreemptively(
        DEADLINE.plusSeconds(4),
        () -> {
          RefusedException refused =
              assertThrows(
                  RefusedException.class,
                  () -> dataKeys(client).unwrap(KEY, ENCRYPTED, CONTEXT).close());
          assertEquals(code, refused.code());
          return refused;
        });
  }

  /// The attestation "document" is the bare public key, which the server reads from it.
  private static KmsDataKeys dataKeys(KmsClient client) {
    return dataKeys(client, DEADLINE);
  }

  private static KmsDataKeys dataKeys(KmsClient client, Duration deadline) {
    return dataKeys(client, deadline, statement -> statement.publicKey().orElseThrow());
  }

  private static KmsDataKeys dataKeys(KmsClient client, Duration deadline, Attestor attestor) {
    return new KmsDataKeys(
        client,
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create("ASIAREQUEST", "secret", "token")),
        RECIPIENT_KEYS,
        attestor,
        deadline);
  }

  private static KmsClient client(FaultyKms kms) {
    return client(kms.tunnel(), kms.certificate());
  }

  private static KmsClient client(SocketFactory tunnel, X509Certificate root) {
    return KmsClients.over(tunnel, HOST, Region.EU_WEST_1, List.of(root));
  }

  private static String reply(String keyId, PublicKey recipient) {
    return """
    {"KeyId":"%s","Plaintext":"","CiphertextBlob":"AQI=","CiphertextForRecipient":"%s"}\
    """
        .formatted(keyId, ForgedCms.honest(recipient, DATA_KEY).base64());
  }

  private static PublicKey recipient(FaultyKms.Request request) {
    Matcher matcher = DOCUMENT.matcher(request.body());
    assertTrue(matcher.find());
    return publicKey(Bytes.ofBase64(matcher.group(1)));
  }

  private static PublicKey publicKey(Bytes encoded) {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(encoded.toArray()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
