package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.parent.gateway.access.TokensFile;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.intents.Crew;
import io.nitrowallet.requester.intents.IntentDrafts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Callers who show tokens, on a real socket. The first account is the backend's, the second is
/// not.
@Timeout(60)
class TokensTest {
  private static final String FIRST = GatewayStage.address(1);
  private static final String SECOND = GatewayStage.address(2);
  private static final String BACKEND = "backend-token-0123456789";
  private static final String READER = "reader-token-0123456789";
  private static final String OWNER = "owner-token-0123456789";
  private static final String SLOW = "slow-token-0123456789";
  private static final String SIGN = "/api/v1/eth1/sign/";
  private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\"}";

  @TempDir private Path folder = Path.of("");

  private Optional<GatewayStage> started = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    write(
        entry("backend", BACKEND, "[\"%s\"]".formatted(FIRST), "[message, digest, read]", 100),
        entry("reader", READER, "[second]", "[read]", 100),
        entry("owner", OWNER, "[\"*\"]", "[\"*\"]", 100),
        entry("slow", SLOW, "[\"*\"]", "[\"*\"]", 3));
    Entrance entrance =
        new Entrance(
            GatewayStage.LOOPBACK,
            HostNames.local(),
            Optional.empty(),
            TokensFile.read(folder.resolve("tokens.yaml")));
    started =
        Optional.of(new GatewayStage(GatewayStage.LIMITS, entrance, HttpClient.newHttpClient()));
  }

  @AfterEach
  void close() {
    stage().close();
  }

  private GatewayStage stage() {
    return started.orElseThrow();
  }

  private void write(String... entries) throws IOException {
    Files.writeString(
        folder.resolve("tokens.yaml"),
        entries.length == 0 ? "callers: []\n" : "callers:\n" + String.join("", entries));
  }

  private static String entry(
      String name, String token, String accounts, String operations, int perSecond) {
    Bytes hash = Digests.sha256(Bytes.copyOf(token.getBytes(StandardCharsets.UTF_8)));
    return """
      - name: %s
        tokenSha256: "%s"
        accounts: %s
        operations: %s
        perSecond: %s
    """
        .formatted(name, hash.hex(), accounts, operations, perSecond);
  }

  private JsonNode sign(String address) throws IOException, InterruptedException {
    return stage().call("eth_sign", "[\"%s\",\"0x6869\"]".formatted(address));
  }

  private static void assertStranger(HttpResponse<String> response) {
    assertEquals(401, response.statusCode(), response.body());
    assertEquals("Bearer", response.headers().firstValue("WWW-Authenticate").orElse(""));
    assertEquals("UNAUTHENTICATED", GatewayStage.json(response).path("code").asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Basic YTpi", "Bearer wrong-token", "Bearer a b"})
  void turnsAwayWhoeverShowsNoTokenOrAWrongOne(String authorization)
      throws IOException, InterruptedException {
    for (String path : List.of("/", SIGN + FIRST, "/reload", "/nothing")) {
      var request =
          stage()
              .request(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(CALL));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      assertStranger(stage().send(request));
    }
    assertStranger(stage().get("/metrics"));
    assertStranger(stage().get("/api/v1/eth1/publicKeys"));
    assertEquals(List.of(), stage().asked);
  }

  @Test
  void tellsAnybodyThatItIsUp() throws IOException, InterruptedException {
    assertEquals(200, stage().get("/upcheck").statusCode());
    assertEquals(200, stage().get("/healthcheck").statusCode());
  }

  @Test
  void signsForACallerWithItsAccount() throws IOException, InterruptedException {
    stage().as(BACKEND);
    JsonNode answer = sign(FIRST);
    assertTrue(answer.path("result").isString(), answer.toString());
    assertEquals(1, stage().asked.size());
  }

  @Test
  void showsReceiptsOnlyToWhoeverMayAudit() throws IOException, InterruptedException {
    stage().as(READER);
    var refused = stage().get("/api/v1/receipts");
    assertEquals(403, refused.statusCode());
    assertEquals("FORBIDDEN", GatewayStage.json(refused).path("code").asString());
    assertEquals(403, stage().get("/api/v1/receipts/" + "00".repeat(32)).statusCode());
    stage().as(OWNER);
    assertEquals(200, stage().get("/api/v1/receipts").statusCode());
  }

  @Test
  void knowsNothingOfAnotherCallersAccount() throws IOException, InterruptedException {
    stage().as(BACKEND);
    JsonNode other = sign(SECOND);
    JsonNode nobody = sign(GatewayStage.address(3));
    for (JsonNode answer : List.of(other, nobody)) {
      assertEquals(-32001, answer.at("/error/code").intValue(), answer.toString());
      assertEquals("ACCOUNT_NOT_FOUND", answer.at("/error/data/code").asString());
    }
    assertEquals(
        sentence(nobody).toLowerCase(Locale.ROOT).replace(GatewayStage.address(3), "?"),
        sentence(other).toLowerCase(Locale.ROOT).replace(SECOND, "?"));
    assertEquals(404, stage().post(SIGN + SECOND, "{\"data\":\"0x12\"}").statusCode());
    assertEquals(List.of(), stage().asked);
  }

  /// What is wrong with another's row would tell that there is one, and where.
  @Test
  void tellsNothingOfAnotherCallersRowThatWasExchanged() throws IOException, InterruptedException {
    stage().scene.replaceRow(Fixture.account(new AccountName("second"), 3));
    stage().as(BACKEND);
    for (String path : List.of("second", "nobody")) {
      var response =
          stage()
              .post(
                  "/api/v1/accounts/%s/sign".formatted(path),
                  "{\"op\":\"message\",\"message\":\"aGk=\"}");
      assertEquals(404, response.statusCode(), response.body());
      assertEquals("ACCOUNT_NOT_FOUND", GatewayStage.json(response).path("code").asString());
    }
    assertEquals(
        "ACCOUNT_NOT_FOUND", sign(GatewayStage.address(3)).at("/error/data/code").asString());
  }

  @Test
  void tellsWhoMayNotSignNothingOfNames() throws IOException, InterruptedException {
    stage().as(READER);
    for (String path : List.of("treasury", "second", "nobody")) {
      var response =
          stage()
              .post(
                  "/api/v1/accounts/%s/sign".formatted(path),
                  "{\"op\":\"message\",\"message\":\"aGk=\"}");
      assertEquals(403, response.statusCode(), response.body());
    }
  }

  private static String sentence(JsonNode answer) {
    return answer.at("/error/message").asString();
  }

  @Test
  void allowsNoOperationThatWasNotGranted() throws IOException, InterruptedException {
    stage().as(READER);
    for (String address : List.of(FIRST, SECOND, GatewayStage.address(3))) {
      JsonNode answer = sign(address);
      assertEquals(4100, answer.at("/error/code").intValue(), answer.toString());
      assertEquals("FORBIDDEN", answer.at("/error/data/code").asString());
      var rest = stage().post(SIGN + address, "{\"data\":\"0x12\"}");
      assertEquals(403, rest.statusCode());
      assertEquals("FORBIDDEN", GatewayStage.json(rest).path("code").asString());
    }
    assertEquals(403, stage().get("/metrics").statusCode());
    assertEquals(403, stage().post("/reload", "").statusCode());
    assertEquals(List.of(), stage().asked);
  }

  @ParameterizedTest
  @CsvSource({"eth_signTransaction, 4100", "eth_signTypedData_v4, 4100", "personal_sign, 0"})
  void tellsOperationsApart(String method, int error) throws IOException, InterruptedException {
    stage().as(BACKEND);
    String parameters =
        switch (method) {
          case "eth_signTransaction" ->
              "[{\"from\":\"%s\",\"chainId\":\"0x5\",\"nonce\":\"0x1\",\"gas\":\"0x5208\",\"gasPrice\":\"0x1\",\"to\":\"%s\"}]"
                  .formatted(FIRST, SECOND);
          case "personal_sign" -> "[\"0x6869\",\"%s\"]".formatted(FIRST);
          default ->
              "[\"%s\",{\"types\":{\"EIP712Domain\":[],\"A\":[]},\"primaryType\":\"A\",\"domain\":{},\"message\":{}}]"
                  .formatted(FIRST);
        };
    JsonNode answer = stage().call(method, parameters);
    assertEquals(error, answer.at("/error/code").asInt(0), answer.toString());
  }

  @Test
  void judgesBareBytesAsWhatTheyAre() throws IOException, InterruptedException {
    stage().as(BACKEND);
    String transaction = "0xdf01018252089400000000000000000000000000000000000000aa8080058080";
    assertEquals(200, stage().post(SIGN + FIRST, "{\"data\":\"0x12\"}").statusCode());
    var refused = stage().post(SIGN + FIRST, "{\"data\":\"%s\"}".formatted(transaction));
    assertEquals(403, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("'transaction'"), refused.body());
  }

  @Test
  void listsWhatTheCallerMaySee() throws IOException, InterruptedException {
    assertEquals(List.of(FIRST), listed(BACKEND));
    assertEquals(List.of(SECOND), listed(READER));
    assertEquals(2, listed(OWNER).size());
    stage().as(READER);
    assertEquals(1, GatewayStage.json(stage().get("/api/v1/eth1/publicKeys")).size());
  }

  private List<String> listed(String token) throws IOException, InterruptedException {
    return stage().as(token).call("eth_accounts", "[]").path("result").values().stream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void holdsACallerToItsPaceAndNoOther() throws IOException, InterruptedException {
    stage().as(SLOW);
    int limited = 0;
    for (int i = 0; i < 12; i++) {
      var response = stage().post("/", CALL);
      if (response.statusCode() == 429) {
        limited++;
        assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
        assertEquals("RATE_LIMITED", GatewayStage.json(response).path("code").asString());
      }
    }
    assertTrue(limited > 0, "twelve calls at three a second");
    stage().as(OWNER);
    assertEquals(200, stage().post("/", CALL).statusCode());
  }

  @Test
  void countsEachCallOfABatch() throws IOException, InterruptedException {
    stage().as(SLOW);
    JsonNode answers =
        GatewayStage.json(
            stage()
                .post(
                    "/",
                    "["
                        + String.join(",", List.of(CALL, CALL, CALL, CALL, CALL, CALL, CALL, CALL))
                        + "]"));
    assertEquals(8, answers.size());
    assertEquals("0x5", answers.get(0).path("result").asString());
    assertEquals(-32005, answers.get(7).at("/error/code").intValue(), answers.toString());
    assertEquals("RATE_LIMITED", answers.get(7).at("/error/data/code").asString());
  }

  @Test
  void forgetsARevokedTokenWhenItReloads() throws IOException, InterruptedException {
    assertTrue(stage().as(BACKEND).call("eth_chainId", "[]").path("result").isString());
    write(entry("owner", OWNER, "[\"*\"]", "[\"*\"]", 100));
    assertEquals(200, stage().as(OWNER).post("/reload", "").statusCode());
    stage().as(BACKEND);
    assertStranger(stage().post("/", CALL));
  }

  @Test
  void keepsItsCallersWhereTheFileIsBroken() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("tokens.yaml"), "callers: {");
    var refused = stage().as(OWNER).post("/reload", "");
    assertEquals(500, refused.statusCode());
    assertEquals("INVALID_CONFIGURATION", GatewayStage.json(refused).path("code").asString());
    assertTrue(stage().as(BACKEND).call("eth_chainId", "[]").path("result").isString());
  }

  @Test
  void showsNoTokenInAnyAnswerOrNumber() throws IOException, InterruptedException {
    stage().enclave(_ -> new Refused(ErrorCode.UNAVAILABLE, "no")).as(BACKEND);
    sign(FIRST);
    var seen = new StringBuilder(sign(SECOND).toString());
    seen.append(stage().post("/", "{").body()).append(stage().post("/x", CALL).body());
    stage().as("not-" + BACKEND);
    seen.append(stage().post("/", CALL).body());
    stage().as(OWNER);
    seen.append(stage().get("/metrics").body());
    assertFalse(seen.toString().contains("token-0123"), seen.toString());
  }

  /// The first account is the backend's, which lacks the permission, and not the reader's at all.
  @Test
  void intentsAreThereForThoseWhoseAccountsTheyAreAbout() throws IOException, InterruptedException {
    Account account = Crew.account();
    stage().scene.replaceRow(account);
    Intent intent =
        new IntentDrafts(target -> Arrays.fill(target, (byte) 7), Instant::now)
            .draft(account, new IntentAction.Sign(Crew.message("pay")), Duration.ofHours(1));
    String body = "{\"payload\":\"%s\"}".formatted(IntentJson.encode(intent).base64());
    String all = "/api/v1/intents";
    String one = all + "/" + intent.id();
    assertEquals(403, stage().as(BACKEND).post(all, body).statusCode());
    assertEquals(403, stage().as(READER).post(all, body).statusCode());
    assertEquals(201, stage().as(OWNER).post(all, body).statusCode());
    assertEquals(200, stage().as(BACKEND).get(one).statusCode());
    assertEquals(1, GatewayStage.json(stage().get(all)).path("intents").size());
    assertEquals(403, stage().post(one + "/sign", "{}").statusCode());
    assertEquals(404, stage().as(READER).get(one).statusCode());
    assertEquals(0, GatewayStage.json(stage().get(all)).path("intents").size());
    assertEquals(404, stage().get(all + "?account=treasury").statusCode());
  }

  private static PendingIntent waiting(Account account, String text, Duration lifetime) {
    Intent intent =
        new IntentDrafts(new SecureRandom()::nextBytes, Instant::now)
            .draft(account, new IntentAction.Sign(Crew.message(text)), lifetime);
    return PendingIntent.fresh(intent, IntentJson.encode(intent), List.of());
  }

  private JsonNode intents(String query) throws IOException, InterruptedException {
    var response = stage().get("/api/v1/intents" + query);
    assertEquals(200, response.statusCode(), response.body());
    return GatewayStage.json(response);
  }

  /// The reader's two wait behind and before thirty of others, and one of which nothing is known.
  @Test
  void pagesOfIntentsTellNothingOfOthers() throws IOException, InterruptedException {
    var table = stage().scene.intents();
    Account second = Fixture.account(new AccountName("second"), 2);
    for (int i = 0; i < 30; i++) {
      table.overwrite(waiting(Fixture.account(1), "foreign", Duration.ofMinutes(10 + i)));
    }
    PendingIntent first = waiting(second, "first", Duration.ofMinutes(35));
    PendingIntent last = waiting(second, "last", Duration.ofHours(1));
    table.overwrite(first);
    table.overwrite(last);
    table.overwrite(waiting(Fixture.account(1), "foreign", Duration.ofHours(2)));
    table.addUnreadable();
    stage().as(READER);
    JsonNode page = intents("?limit=1");
    assertEquals(first.slip().id().toString(), page.at("/intents/0/id").stringValue());
    assertEquals(1, page.path("intents").size());
    assertEquals(0, page.path("unreadable").intValue());
    String next = page.path("next").stringValue();
    assertTrue(next.endsWith(first.slip().id().toString()), next);
    JsonNode rest = intents("?limit=1&after=" + next);
    assertEquals(last.slip().id().toString(), rest.at("/intents/0/id").stringValue());
    assertTrue(rest.path("next").isMissingNode(), rest.toString());
    assertTrue(intents("?limit=2").path("next").isMissingNode());
    assertEquals(
        1,
        GatewayStage.json(stage().as(OWNER).get("/api/v1/intents")).path("unreadable").intValue());
  }

  @Test
  void whatIsWrongWithAnIntentIsToldToWhoseItIs() throws IOException, InterruptedException {
    PendingIntent foreign =
        waiting(Fixture.account(new AccountName("vanished"), 3), "pay", Duration.ofHours(1));
    PendingIntent own =
        new PendingIntent(
            waiting(Fixture.account(1), "pay", Duration.ofHours(1)).slip(),
            Bytes.ofHex("7b7d"),
            List.of(),
            new PendingIntent.State.Pending(),
            1);
    stage().scene.intents().overwrite(foreign);
    stage().scene.intents().overwrite(own);
    String one = "/api/v1/intents/" + foreign.slip().id();
    for (String token : List.of(READER, BACKEND)) {
      var response = stage().as(token).get(one);
      assertEquals(404, response.statusCode(), response.body());
      assertEquals("INTENT_NOT_FOUND", GatewayStage.json(response).path("code").asString());
      assertFalse(response.body().contains("vanished"), response.body());
    }
    assertEquals(
        "ACCOUNT_NOT_FOUND", GatewayStage.json(stage().as(OWNER).get(one)).path("code").asString());
    JsonNode listed = GatewayStage.json(stage().as(BACKEND).get("/api/v1/intents"));
    assertEquals(1, listed.path("intents").size());
    assertTrue(listed.at("/intents/0/doubt").stringValue().contains("malformed"));
    assertEquals(
        0, GatewayStage.json(stage().as(READER).get("/api/v1/intents")).path("intents").size());
  }

  /// A look at an account's row goes with a look at the pins.
  @Test
  void looksAtNoAccountForTheIntentsOfOthers() throws IOException, InterruptedException {
    for (int i = 0; i < 10; i++) {
      stage()
          .scene
          .intents()
          .overwrite(waiting(Fixture.account(1), "foreign", Duration.ofMinutes(10)));
    }
    int before = stage().scene.pinReads();
    stage().as(READER);
    assertEquals(0, intents("").path("intents").size());
    assertEquals(before, stage().scene.pinReads());
  }

  @Test
  void aPageOfLongIntentsEndsBeforeItsLimit() throws IOException, InterruptedException {
    for (int i = 0; i < 16; i++) {
      Account account = Fixture.account(new AccountName("second"), 2);
      stage()
          .scene
          .intents()
          .overwrite(waiting(account, "x".repeat(125_000), Duration.ofMinutes(10 + i)));
    }
    for (String token : List.of(READER, OWNER)) {
      stage().as(token);
      JsonNode page = intents("");
      assertTrue(page.path("intents").size() < 10, token);
      assertTrue(page.path("next").isString(), token);
    }
  }

  @Test
  void readsNothingOfWhoMayNotPropose() throws IOException, InterruptedException {
    stage().as(READER);
    String one = "/api/v1/intents/00000000-0000-0001-0000-000000000001/signatures";
    for (String path : List.of("/api/v1/intents", one)) {
      for (String body : List.of("{", "{}", "{\"payload\":\"e30=\"}")) {
        var response = stage().post(path, body);
        assertEquals(403, response.statusCode(), response.body());
        assertEquals("FORBIDDEN", GatewayStage.json(response).path("code").asString());
      }
    }
  }

  @Test
  void readsNoTableToItsEndForACallerWithoutIntents() throws IOException, InterruptedException {
    for (int i = 0; i < 1_001; i++) {
      stage()
          .scene
          .intents()
          .overwrite(waiting(Fixture.account(1), "foreign", Duration.ofMinutes(10)));
    }
    var response = stage().as(READER).get("/api/v1/intents");
    assertEquals("BUSY", GatewayStage.json(response).path("code").asString(), response.body());
  }
}
