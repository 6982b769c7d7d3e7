package io.nitrowallet.dev.imds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.dev.kms.Principal;
import io.nitrowallet.dev.kms.Principals;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// The parent's credentials through the metadata service, and what that service refuses.
final class ImdsEmulatorIT {
  private static final String TOKEN = "X-aws-ec2-metadata-token";
  private static final String TTL = TOKEN + "-ttl-seconds";
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

  @TempDir private Path directory;
  private Principals principals;
  private ImdsEmulator imds;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    principals = Principals.in(directory.resolve("principals.json"));
    imds = start(Duration.ofMinutes(15));
  }

  @AfterEach
  void stop() {
    imds.close();
  }

  @Test
  void theParentGetsItsRolesCredentialsWhichKmsKnows() {
    try (ParentCredentials parent = ParentCredentials.fromInstanceMetadata(imds.endpoint())) {
      AwsCredentials credentials = parent.resolveCredentials();
      Principal known = principals.find(credentials.accessKeyId()).orElseThrow();
      assertTrue(credentials instanceof AwsSessionCredentials);
      assertTrue(known.arn().startsWith("arn:aws:sts::111122223333:assumed-role/wallet-parent/"));
      assertTrue(known.expires().orElseThrow().isAfter(Instant.now()));
      assertFalse(parent.toString().contains(credentials.secretAccessKey()));
      assertEquals(credentials, parent.resolveCredentials());
    }
  }

  @Test
  void credentialsAreFetchedAnewBeforeTheyExpire() throws IOException, InterruptedException {
    imds.close();
    imds = start(Duration.ofSeconds(8));
    try (ParentCredentials parent =
        ParentCredentials.fromInstanceMetadata(imds.endpoint(), Duration.ofSeconds(4))) {
      AwsCredentials first = parent.resolveCredentials();
      Thread.sleep(Duration.ofMillis(4_500));
      AwsCredentials second = parent.resolveCredentials();
      assertNotEquals(first.accessKeyId(), second.accessKeyId());
    }
  }

  @Test
  void noMetadataServiceMeansATypedRefusalThatSaysWhatToDo() {
    URI gone = imds.endpoint();
    imds.close();
    try (ParentCredentials parent = ParentCredentials.fromInstanceMetadata(gone)) {
      RefusedException refused = assertThrows(RefusedException.class, parent::resolveCredentials);
      assertEquals(ErrorCode.CREDENTIALS_REJECTED, refused.code());
      assertTrue(refused.sentence().contains("attach a role"));
    }
  }

  @Test
  void versionOneIsRefused() throws IOException, InterruptedException {
    assertEquals(401, get(ROLES, "").statusCode());
    assertEquals(401, get(ROLES + "wallet-parent", "guessed").statusCode());
  }

  @Test
  void aTokenOpensTheRole() throws IOException, InterruptedException {
    String token = token("60").body();
    assertEquals("wallet-parent", get(ROLES, token).body());
    assertTrue(get(ROLES + "wallet-parent", token).body().contains("\"Code\":\"Success\""));
    assertEquals(404, get(ROLES + "other", token).statusCode());
    assertEquals(404, get("/latest/user-data", token).statusCode());
  }

  @Test
  void aTokenEndsWhenItWasToldTo() throws IOException, InterruptedException {
    String token = token("1").body();
    Thread.sleep(Duration.ofMillis(1_100));
    assertEquals(401, get(ROLES, token).statusCode());
  }

  @Test
  void tokensOfAnotherLifeAreRefused() throws IOException, InterruptedException {
    assertEquals(400, token("0").statusCode());
    assertEquals(400, token("21601").statusCode());
    assertEquals(400, token("soon").statusCode());
  }

  @Test
  void aForwardedRequestIsRefused() throws IOException, InterruptedException {
    HttpRequest request =
        request("/latest/api/token")
            .header(TTL, "60")
            .header("X-Forwarded-For", "10.0.0.1")
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    assertEquals(403, send(request).statusCode());
  }

  private ImdsEmulator start(Duration life) throws IOException, InterruptedException {
    return ImdsEmulator.start(
        new ImdsEmulator.Settings(
            0, "arn:aws:iam::111122223333:role/wallet-parent", life, principals));
  }

  private HttpResponse<String> token(String ttl) throws IOException, InterruptedException {
    return send(
        request("/latest/api/token")
            .header(TTL, ttl)
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).GET();
    return send(token.isEmpty() ? request.build() : request.header(TOKEN, token).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(imds.endpoint().resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
