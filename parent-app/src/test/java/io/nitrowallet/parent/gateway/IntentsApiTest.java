package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.intents.ApprovingEnclave;
import io.nitrowallet.requester.intents.Crew;
import io.nitrowallet.requester.intents.IntentDrafts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `/api/v1/intents`, and what becomes of machines' calls that want approvals.
@Timeout(60)
class IntentsApiTest {
  private static final String INTENTS = "/api/v1/intents";
  private final GatewayStage stage = new GatewayStage();
  private final IntentDrafts drafts = new IntentDrafts(new SecureRandom()::nextBytes, Instant::now);
  private final Intent intent =
      drafts.draft(Crew.account(), new IntentAction.Sign(Crew.message("pay")), Duration.ofHours(1));

  @BeforeEach
  void wantApprovals() {
    stage.scene.replaceRow(Crew.account());
    stage.enclave(new ApprovingEnclave(Instant::now));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return HttpJson.parse(Bytes.copyOf(response.body().getBytes(StandardCharsets.UTF_8)));
  }

  private String envelope(String... ids) {
    Bytes payload = IntentJson.encode(intent);
    List<DsseSignature> approvals =
        Arrays.stream(ids).map(id -> Crew.says(id, Verdict.APPROVAL, payload)).toList();
    return DsseJson.encode(new DsseEnvelope(Intent.PAYLOAD_TYPE, payload, approvals)).toString();
  }

  private JsonNode propose(String... ids) throws IOException, InterruptedException {
    var response = stage.post(INTENTS, envelope(ids));
    assertEquals(201, response.statusCode(), response.body());
    return json(response);
  }

  private HttpResponse<String> say(String id, Verdict verdict)
      throws IOException, InterruptedException {
    return say(id, verdict, Crew.says(id, verdict, intent));
  }

  private HttpResponse<String> say(String id, Verdict verdict, DsseSignature signature)
      throws IOException, InterruptedException {
    return stage.post(
        INTENTS + "/" + intent.id() + "/signatures",
        "{\"payloadType\":\"%s\",\"keyid\":\"%s\",\"sig\":\"%s\"}"
            .formatted(verdict.payloadType(), id, signature.signature().base64()));
  }

  @Test
  void twoOperatorsHaveAMessageSigned() throws IOException, InterruptedException {
    JsonNode proposed = propose("alice");
    assertEquals("pending", proposed.path("state").stringValue());
    assertEquals(2, proposed.path("wanted").intValue());
    assertEquals("[\"alice\"]", proposed.path("approvedBy").toString());
    String sign = INTENTS + "/" + intent.id() + "/sign";
    var early = stage.post(sign, "{}");
    assertEquals(403, early.statusCode(), early.body());
    assertEquals("APPROVALS_MISSING", json(early).path("code").stringValue());
    var approved = say("bob", Verdict.APPROVAL);
    assertEquals(200, approved.statusCode(), approved.body());
    var signed = stage.post(sign, "{}");
    assertEquals(200, signed.statusCode(), signed.body());
    assertEquals("texts", json(signed).path("rule").stringValue());
    assertEquals(json(signed).path("signature"), json(stage.post(sign, "{}")).path("signature"));
    assertEquals(
        "signed", json(stage.get(INTENTS + "/" + intent.id())).path("state").stringValue());
  }

  @Test
  void showsWhatOperatorsSign() throws IOException, InterruptedException {
    propose("alice");
    JsonNode shown = json(stage.get(INTENTS + "/" + intent.id()));
    assertEquals(IntentJson.encode(intent).base64(), shown.path("payload").stringValue());
    assertEquals("alice", shown.at("/signatures/0/keyid").stringValue());
    JsonNode list = json(stage.get(INTENTS));
    assertEquals(intent.id().toString(), list.at("/intents/0/id").stringValue());
    assertTrue(list.at("/intents/0/payload").isMissingNode());
    assertEquals(0, json(stage.get(INTENTS + "?state=signed")).path("intents").size());
    assertEquals(0, json(stage.get(INTENTS + "?account=second")).path("intents").size());
  }

  @Test
  void pagesLeadOnToTheNext() throws IOException, InterruptedException {
    propose("alice");
    Intent other =
        drafts.draft(
            Crew.account(), new IntentAction.Sign(Crew.message("more")), Duration.ofHours(2));
    String body = "{\"payload\":\"%s\"}".formatted(IntentJson.encode(other).base64());
    assertEquals(201, stage.post(INTENTS, body).statusCode());
    JsonNode first = json(stage.get(INTENTS + "?limit=1"));
    assertEquals(intent.id().toString(), first.at("/intents/0/id").stringValue());
    JsonNode second =
        json(stage.get(INTENTS + "?limit=1&after=" + first.path("next").stringValue()));
    assertEquals(other.id().toString(), second.at("/intents/0/id").stringValue());
    assertTrue(second.path("next").isMissingNode(), second.toString());
  }

  @Test
  void aRejectionStopsIt() throws IOException, InterruptedException {
    propose("alice", "bob");
    var rejected = say("carol", Verdict.REJECTION);
    assertEquals("rejected", json(rejected).path("state").stringValue());
    assertTrue(json(rejected).path("proven").booleanValue());
    assertEquals("carol", json(rejected).at("/end/keyid").stringValue());
    var sign = stage.post(INTENTS + "/" + intent.id() + "/sign", "{}");
    assertEquals(403, sign.statusCode());
    assertEquals("INTENT_REFUSED", json(sign).path("code").stringValue());
  }

  @Test
  void whoeverProposedItWithdrawsIt() throws IOException, InterruptedException {
    propose("alice");
    assertEquals(403, say("bob", Verdict.WITHDRAWAL).statusCode());
    assertEquals("withdrawn", json(say("alice", Verdict.WITHDRAWAL)).path("state").stringValue());
  }

  @Test
  void aSignatureThatIsNoOperatorsIsTheSendersFault() throws IOException, InterruptedException {
    propose("alice");
    for (Verdict verdict : Verdict.values()) {
      var response = say("bob", verdict, Crew.says("mallory", verdict, intent));
      assertEquals(400, response.statusCode(), response.body());
      assertEquals("INVALID_VALUE", json(response).path("code").stringValue());
    }
    assertEquals(400, stage.post(INTENTS, envelope("mallory")).statusCode());
    assertEquals(1, stage.scene.intents().all().getFirst().revision());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|/api/v1/intents|{}|400|BAD_REQUEST",
        "POST|/api/v1/intents|{\"payload\":\"e30=\"}|400|BAD_REQUEST",
        "POST|/api/v1/intents|{\"payload\":\"e30=\",\"more\":1}|400|BAD_REQUEST",
        "POST|/api/v1/intents|{\"payloadType\":\"x\",\"payload\":\"e30=\"}|400|BAD_REQUEST",
        "POST|/api/v1/intents/x/sign|{}|400|INVALID_VALUE",
        "POST|/api/v1/intents/00000000-0000-0001-0000-000000000001/sign|{}|404|INTENT_NOT_FOUND",
        "GET|/api/v1/intents?state=done||400|INVALID_VALUE",
        "GET|/api/v1/intents?limit=21||400|INVALID_VALUE",
        "GET|/api/v1/intents?after=1||400|INVALID_VALUE",
        "GET|/api/v1/intents?account=nobody||404|ACCOUNT_NOT_FOUND",
      })
  void refusesWhatIsNoSuchRequest(String method, String path, String body, int status, String code)
      throws IOException, InterruptedException {
    var response = method.equals("GET") ? stage.get(path) : stage.post(path, body);
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(code, json(response).path("code").stringValue());
  }

  @Test
  void refusesAnEnvelopeOfAnotherType() throws IOException, InterruptedException {
    String other = envelope("alice").replace(Intent.PAYLOAD_TYPE, Verdict.REJECTION.payloadType());
    assertEquals(400, stage.post(INTENTS, other).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"personal_sign", "eth_sign"})
  void aMachinesCallThatWantsApprovalsBecomesAnIntent(String method)
      throws IOException, InterruptedException {
    String address = Crew.account().address().checksummed();
    String parameters =
        method.equals("eth_sign")
            ? "\"%s\",\"0x706179\"".formatted(address)
            : "\"0x706179\",\"%s\"".formatted(address);
    String call =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}"
            .formatted(method, parameters);
    JsonNode error = json(stage.post("/", call)).path("error");
    assertEquals(4100, error.path("code").intValue());
    assertEquals("APPROVALS_MISSING", error.at("/data/code").stringValue());
    String id = error.at("/data/intentId").stringValue();
    assertEquals(id, json(stage.post("/", call)).at("/error/data/intentId").stringValue());
    JsonNode kept = json(stage.get(INTENTS + "/" + id));
    assertEquals("[]", kept.path("signatures").toString());
    Bytes payload = Bytes.ofBase64(kept.path("payload").stringValue());
    for (String operator : List.of("alice", "bob")) {
      DsseSignature signature = Crew.says(operator, Verdict.APPROVAL, payload);
      var said =
          stage.post(
              INTENTS + "/" + id + "/signatures",
              "{\"payloadType\":\"%s\",\"keyid\":\"%s\",\"sig\":\"%s\"}"
                  .formatted(Intent.PAYLOAD_TYPE, operator, signature.signature().base64()));
      assertEquals(200, said.statusCode(), said.body());
    }
    assertFalse(json(stage.post("/", call)).path("result").isMissingNode());
  }

  @Test
  void restSaysTheIdToo() throws IOException, InterruptedException {
    var refused =
        stage.post("/api/v1/accounts/treasury/sign", "{\"op\":\"message\",\"message\":\"cGF5\"}");
    assertEquals(403, refused.statusCode());
    String id = json(refused).path("intentId").stringValue();
    assertEquals(200, stage.get(INTENTS + "/" + id).statusCode());
  }
}
