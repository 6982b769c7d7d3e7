package io.nitrowallet.dev.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// The verifier against the SDK's own signer.
final class SignatureVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final String ARN = "arn:aws:iam::111122223333:role/wallet-parent";
  private static final String BODY = "{\"KeyId\":\"k1\"}";

  @TempDir private Path directory;
  private Principals principals;

  @BeforeEach
  void registerPrincipal() {
    principals = Principals.in(directory.resolve("principals.json"));
    principals.put(
        Principal.of("ASIA1", "secret", Optional.of("token"), ARN)
            .expiring(NOW.plus(Duration.ofMinutes(15))),
        NOW);
  }

  @Test
  void knowsWhoSigned() {
    assertEquals(ARN, verify(signed("secret", "token", "kms"), NOW).arn());
  }

  @Test
  void refusesAnotherSecret() {
    assertRefused("InvalidSignatureException", signed("guess", "token", "kms"), NOW);
  }

  @Test
  void refusesAnotherToken() {
    assertRefused("UnrecognizedClientException", signed("secret", "other", "kms"), NOW);
  }

  @Test
  void refusesAnotherService() {
    assertRefused("InvalidSignatureException", signed("secret", "token", "dynamodb"), NOW);
  }

  @Test
  void refusesAnotherBody() {
    SignedRequest request = signed("secret", "token", "kms");
    SignedRequest changed =
        new SignedRequest(
            request.method(), request.path(), "", request.headers(), Bytes.ofHex("7b7d"));
    assertRefused("InvalidSignatureException", changed, NOW);
  }

  @Test
  void refusesAnotherTarget() {
    assertRefused(
        "InvalidSignatureException", changed("x-amz-target", old -> "TrentService.Decrypt"), NOW);
  }

  @Test
  void refusesAHeaderThatIsNotSigned() {
    SignedRequest request = signed("secret", "token", "kms");
    Map<String, List<String>> headers = new HashMap<>(request.headers());
    headers.put("x-amz-extra", List.of("1"));
    assertRefused(
        "InvalidSignatureException",
        new SignedRequest(request.method(), request.path(), "", headers, request.body()),
        NOW);
  }

  @Test
  void takesFiveMinutesOfSkewAndNoMore() {
    SignedRequest request = signed("secret", "token", "kms");
    assertEquals(ARN, verify(request, NOW.plusSeconds(300)).arn());
    assertEquals(ARN, verify(request, NOW.minusSeconds(300)).arn());
    assertRefused("InvalidSignatureException", request, NOW.plusSeconds(301));
    assertRefused("InvalidSignatureException", request, NOW.minusSeconds(301));
  }

  @Test
  void refusesExpiredCredentials() {
    principals.put(Principal.of("ASIA1", "secret", Optional.of("token"), ARN).expiring(NOW), NOW);
    assertRefused("ExpiredTokenException", signed("secret", "token", "kms"), NOW);
  }

  @Test
  void refusesARequestWithoutASignature() {
    SignedRequest request = new SignedRequest("POST", "/", "", Map.of(), Bytes.EMPTY);
    assertRefused("MissingAuthenticationTokenException", request, NOW);
  }

  @Test
  void refusesAnAuthorizationOfAnotherForm() {
    assertRefused(
        "IncompleteSignatureException",
        changed("authorization", old -> old.replace("AWS4-HMAC-SHA256", "AWS4")),
        NOW);
  }

  private void assertRefused(String type, SignedRequest request, Instant now) {
    assertEquals(type, assertThrows(KmsFault.class, () -> verify(request, now)).type());
  }

  private Principal verify(SignedRequest request, Instant now) {
    return new SignatureVerifier(principals, "eu-west-1", () -> now).verify(request);
  }

  private static SignedRequest changed(String header, UnaryOperator<String> change) {
    SignedRequest request = signed("secret", "token", "kms");
    Map<String, List<String>> headers = new HashMap<>(request.headers());
    headers.computeIfPresent(header, (name, values) -> values.stream().map(change).toList());
    return new SignedRequest(request.method(), request.path(), "", headers, request.body());
  }

  private static SignedRequest signed(String secret, String token, String service) {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("https://kms.eu-west-1.amazonaws.com/"))
            .putHeader("X-Amz-Target", "TrentService.DescribeKey")
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(request ->
                request
                    .identity(AwsSessionCredentialsIdentity.create("ASIA1", secret, token))
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
            .request();
    Map<String, List<String>> headers = new HashMap<>();
    signed.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new SignedRequest("POST", "/", "", headers, Bytes.copyOf(body));
  }
}
