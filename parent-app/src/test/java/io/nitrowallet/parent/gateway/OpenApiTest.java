package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentSlip;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.intents.Crew;
import io.nitrowallet.requester.intents.IntentDrafts;
import io.nitrowallet.requester.receipts.PaperLife;
import io.nitrowallet.requester.receipts.ReceiptCollector;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What `openapi.yaml` says is what is served, and the other way round.
@Timeout(60)
class OpenApiTest {
  private static final String PLACE = "https://nitrowallet.io/openapi";
  private static final GatewayStage STAGE = new GatewayStage();
  private static final PaperLife LIFE = new PaperLife(1).sign(3);
  private static final JsonNode DOCUMENT = document();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(PLACE, DOCUMENT.toString())));

  @BeforeAll
  static void keepReceipts() {
    new ReceiptCollector("CID 16", LIFE, STAGE.receipts).collect();
  }

  @AfterAll
  static void close() {
    STAGE.close();
  }

  private static JsonNode document() {
    return new YAMLMapper().readTree(OpenApi.document().body().toArray());
  }

  private static Stream<String> operations() {
    return DOCUMENT.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().propertyNames().stream()
                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
  }

  /// The schema that the document holds at `pointer`.
  private static boolean isValid(String pointer, String json) {
    return SCHEMAS
        .getSchema(SchemaLocation.of(PLACE + "#" + pointer))
        .validate(json, InputFormat.JSON)
        .isEmpty();
  }

  private static String pointer(String operation, String status, String type) {
    String[] parts = operation.split(" ", -1);
    return "/paths/%s/%s/responses/%s/content/%s/schema"
        .formatted(
            parts[1].replace("/", "~1"),
            parts[0].toLowerCase(Locale.ROOT),
            status,
            type.replace("/", "~1"));
  }

  private static HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    return STAGE.send(
        STAGE
            .request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void statesEveryRouteAndNoOther() {
    GatewayServices services = STAGE.services();
    Upkeep upkeep = new Upkeep(Entrance.local(GatewayStage.LOOPBACK), services.oversight());
    Set<String> served =
        Routes.of(services, upkeep, GatewayStage.LIMITS).stream()
            .map(route -> route.method().text() + " " + route.path())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(served, operations().collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void isServed() throws IOException, InterruptedException {
    var response = STAGE.get("/openapi.yaml");
    assertEquals(200, response.statusCode());
    assertEquals(DOCUMENT, new YAMLMapper().readTree(response.body()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /|{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_accounts\"}|200",
        "POST /|[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_nothing\"}]|200",
        "GET /healthcheck||200",
        "GET /api/v1/eth1/publicKeys||200",
        "GET /api/v1/accounts||200",
        "GET /api/v1/accounts/{name}||200",
        "POST /api/v1/accounts/{name}/verify||200",
        "POST /api/v1/accounts/{name}/sign|{\"op\":\"message\",\"message\":\"aGk=\"}|200",
        "POST /api/v1/explain|{\"account\":\"treasury\",\"request\":{\"op\":\"message\",\"message\":\"aGk=\"}}|200",
        "GET /api/v1/receipts||200",
        "GET /api/v1/receipts/{life}||200",
        "POST /api/v1/attestation|{\"nonce\":\"0x11111111111111111111111111111111\"}|200",
      })
  void describesTheAnswers(String operation, String body, String status)
      throws IOException, InterruptedException {
    String[] parts =
        operation
            .replace("{name}", Fixture.NAME.value())
            .replace("{life}", LIFE.fingerprint().hex())
            .split(" ", -1);
    var response = ask(parts[0], parts[1], body == null ? "" : body);
    assertEquals(status, Integer.toString(response.statusCode()), response.body());
    assertTrue(
        isValid(pointer(operation, status, "application/json"), response.body()), response.body());
  }

  @Test
  void describesIntents() throws IOException, InterruptedException {
    try (GatewayStage stage = new GatewayStage()) {
      stage.scene.replaceRow(Crew.account());
      Intent intent =
          new IntentDrafts(target -> Arrays.fill(target, (byte) 7), Instant::now)
              .draft(
                  Crew.account(), new IntentAction.Sign(Crew.message("pay")), Duration.ofHours(1));
      String payload = IntentJson.encode(intent).base64();
      String one = "/api/v1/intents/" + intent.id();
      var proposed = stage.post("/api/v1/intents", "{\"payload\":\"%s\"}".formatted(payload));
      requireDescribed("POST /api/v1/intents", "201", proposed);
      requireDescribed("GET /api/v1/intents/{id}", "200", stage.get(one));
      for (Verdict verdict : List.of(Verdict.APPROVAL, Verdict.REJECTION)) {
        String signature = Crew.says("bob", verdict, intent).signature().base64();
        var said =
            stage.post(
                one + "/signatures",
                "{\"payloadType\":\"%s\",\"keyid\":\"bob\",\"sig\":\"%s\"}"
                    .formatted(verdict.payloadType(), signature));
        requireDescribed("POST /api/v1/intents/{id}/signatures", "200", said);
        requireDescribed("GET /api/v1/intents", "200", stage.get("/api/v1/intents"));
      }
    }
  }

  @Test
  void describesWhatIsListedOfAnIntentThatCannotBeJudged()
      throws IOException, InterruptedException {
    try (GatewayStage stage = new GatewayStage()) {
      stage
          .scene
          .intents()
          .overwrite(
              new PendingIntent(
                  new IntentSlip(new UUID(1, 2), Fixture.NAME, Instant.now().plusSeconds(60)),
                  Bytes.ofHex("00"),
                  List.of(),
                  new PendingIntent.State.Pending(),
                  1));
      var listed = stage.get("/api/v1/intents");
      assertTrue(listed.body().contains("\"doubt\""), listed.body());
      requireDescribed("GET /api/v1/intents", "200", listed);
    }
  }

  private static void requireDescribed(
      String operation, String status, HttpResponse<String> response) {
    assertEquals(status, Integer.toString(response.statusCode()), response.body());
    assertTrue(
        isValid(pointer(operation, status, "application/json"), response.body()), response.body());
  }

  @Test
  void describesAnAccountThatWasGenerated() throws IOException, InterruptedException {
    try (GatewayStage fresh = new GatewayStage()) {
      fresh.scene.forget();
      var response = fresh.post("/api/v1/accounts", "{\"name\":\"treasury\"}");
      assertEquals(201, response.statusCode(), response.body());
      assertTrue(
          isValid(pointer("POST /api/v1/accounts", "201", "application/json"), response.body()),
          response.body());
    }
  }

  /// Asked for with a body that is no JSON, or for an account that nobody has.
  @ParameterizedTest
  @MethodSource("operations")
  void describesEveryRefusal(String operation) throws IOException, InterruptedException {
    String[] parts = operation.replaceAll("\\{[a-z]+}", "nobody").split(" ", -1);
    var response = ask(parts[0], parts[1] + "?limit=0", "{");
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() < 300) {
      return; // JSON-RPC's errors have status 200; others take neither a body nor a parameter.
    }
    assertEquals("application/problem+json", type);
    assertTrue(isValid("/components/schemas/Problem", response.body()), response.body());
  }

  @Test
  void describesNothingThatItDoesNotHold() {
    assertTrue(!isValid("/components/schemas/Problem", "{\"code\":\"X\"}"));
    assertTrue(!isValid(pointer("GET /api/v1/accounts", "200", "application/json"), "{}"));
  }
}
