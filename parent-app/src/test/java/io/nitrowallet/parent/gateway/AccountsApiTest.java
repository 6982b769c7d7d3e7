package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.requester.accounts.Fixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class AccountsApiTest {
  private static final String ACCOUNTS = "/api/v1/accounts";
  private static final String SIGN = ACCOUNTS + "/treasury/sign";

  private final GatewayStage stage = new GatewayStage();

  @AfterEach
  void close() {
    stage.close();
  }

  private static JsonNode answer(HttpResponse<String> response, int status) {
    assertEquals(status, response.statusCode(), response.body());
    return GatewayStage.json(response);
  }

  private static void assertProblem(HttpResponse<String> response, int status, ErrorCode code) {
    JsonNode problem = answer(response, status);
    assertEquals(code.name(), problem.path("code").asString(), response.body());
    assertFalse(response.body().contains("Exception"), response.body());
  }

  @Test
  void listsAccountsWithoutWhatIsSealed() throws IOException, InterruptedException {
    var response = stage.get(ACCOUNTS);
    JsonNode list = answer(response, 200);
    assertEquals(2, list.path("accounts").size());
    assertFalse(response.body().contains("ncrypted"), response.body());
  }

  @Test
  void showsAnAccountAndNoOther() throws IOException, InterruptedException {
    JsonNode account = answer(stage.get(ACCOUNTS + "/treasury"), 200);
    assertEquals(Fixture.account(1).address().checksummed(), account.path("address").asString());
    assertEquals(
        Fixture.account(1).publicKey().uncompressed().hex0x(),
        account.path("publicKey").asString());
    assertProblem(stage.get(ACCOUNTS + "/nobody"), 404, ErrorCode.ACCOUNT_NOT_FOUND);
    assertProblem(stage.get(ACCOUNTS + "/no%20name"), 400, ErrorCode.INVALID_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "limit=", "after=%00"})
  void refusesAPageThatIsNone(String query) throws IOException, InterruptedException {
    assertProblem(stage.get(ACCOUNTS + "?" + query), 400, ErrorCode.INVALID_VALUE);
  }

  @Test
  void generatesAnAccountThatIsThereOnceItIsAnswered() throws IOException, InterruptedException {
    stage.scene.forget();
    JsonNode account = answer(stage.post(ACCOUNTS, "{\"name\":\"treasury\"}"), 201);
    assertEquals(Fixture.account(1).address().checksummed(), account.path("address").asString());
    assertEquals("generated", account.path("origin").asString());
    assertEquals(
        account.path("address"), answer(stage.get(ACCOUNTS + "/treasury"), 200).path("address"));
  }

  @Test
  void generatesNoAccountOfANameThatIsTaken() throws IOException, InterruptedException {
    assertProblem(stage.post(ACCOUNTS, "{\"name\":\"treasury\"}"), 409, ErrorCode.ACCOUNT_EXISTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|BAD_REQUEST",
        "[]|BAD_REQUEST",
        "{\"name\":7}|BAD_REQUEST",
        "{\"name\":\"a b\"}|INVALID_VALUE",
        "{\"name\":\"new\",\"policy\":\"\"}|INVALID_VALUE",
        "{\"name\":\"new\",\"surprise\":1}|BAD_REQUEST",
      })
  void refusesAnOrderThatIsNotWhole(String body, ErrorCode code)
      throws IOException, InterruptedException {
    assertProblem(stage.post(ACCOUNTS, body), 400, code);
  }

  @Test
  void verifiesAnAccount() throws IOException, InterruptedException {
    JsonNode verified = answer(stage.post(ACCOUNTS + "/treasury/verify", ""), 200);
    assertEquals("generated", verified.path("origin").asString());
    assertEquals(true, verified.path("pinned").booleanValue());
  }

  @Test
  void findsARowThatWasExchanged() throws IOException, InterruptedException {
    stage.scene.replaceRow(Fixture.account(2));
    assertProblem(stage.post(ACCOUNTS + "/treasury/verify", ""), 500, ErrorCode.ADDRESS_MISMATCH);
  }

  @Test
  void signsByName() throws IOException, InterruptedException {
    JsonNode signed = answer(stage.post(SIGN, "{\"op\":\"message\",\"message\":\"aGk=\"}"), 200);
    assertEquals("treasury", signed.path("account").asString());
    assertEquals("open", signed.path("rule").asString());
    assertEquals("message", signed.at("/summary/kind").asString());
    assertEquals(PersonalMessage.ofText("hi").digest().hex0x(), signed.path("digest").asString());
    assertEquals(List.of(PersonalMessage.ofText("hi")), stage.asked);
  }

  @Test
  void answersATransactionWithItsRawBytes() throws IOException, InterruptedException {
    String transaction =
        ("{\"op\":\"transaction\",\"transaction\":{\"chainId\":\"0x5\",\"nonce\":\"0x1\",\"gas\":\"0x5208\","
             + "\"gasPrice\":\"0x1\",\"to\":\"%s\"}}")
            .formatted(GatewayStage.address(2));
    assertEquals(
        "0xf8", answer(stage.post(SIGN, transaction), 200).path("raw").asString().substring(0, 4));
    assertProblem(
        stage.post(SIGN, transaction.replace("0x5\"", "0x1\"")),
        400,
        ErrorCode.INVALID_TRANSACTION);
    assertEquals(1, stage.asked.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"op\":\"message\"}",
        "{\"op\":\"message\",\"message\":\"hi!\"}",
        "{\"op\":\"message\",\"message\":\"aGk=\",\"digest\":\"0x00\"}",
        "{\"op\":\"signAnything\",\"signAnything\":\"0x00\"}"
      })
  void refusesASignRequestThatIsNotWhole(String body) throws IOException, InterruptedException {
    assertProblem(stage.post(SIGN, body), 400, ErrorCode.BAD_REQUEST);
    assertEquals(List.of(), stage.asked);
  }

  @Test
  void signsDelegationsForItsOwnChainOnly() throws IOException, InterruptedException {
    String delegation =
        ("{\"op\":\"authorization\",\"authorization\":{\"chainId\":\"0x5\",\"address\":\"%s\","
                + "\"nonce\":\"0x0\"}}")
            .formatted(GatewayStage.address(2));
    assertEquals("authorization", answer(stage.post(SIGN, delegation), 200).path("op").asString());
    assertProblem(
        stage.post(SIGN, delegation.replace("0x5\"", "0x1\"")), 400, ErrorCode.INVALID_TRANSACTION);
    assertEquals(1, stage.asked.size());
  }

  @Test
  void tellsThatThePolicyDeniesIt() throws IOException, InterruptedException {
    stage.enclave(_ -> new Refused(ErrorCode.POLICY_DENIED, "no rule allows it"));
    assertProblem(
        stage.post(SIGN, "{\"op\":\"message\",\"message\":\"aGk=\"}"),
        403,
        ErrorCode.POLICY_DENIED);
  }

  @Test
  void passesOnTheEnclavesAttestationOverTheCallersNonce()
      throws IOException, InterruptedException {
    String nonce = "{\"nonce\":\"0x%s\"}".formatted("7e".repeat(32));
    JsonNode attested = answer(stage.post("/api/v1/attestation", nonce), 200);
    assertFalse(attested.at("/enclaves/0/document").asString().isEmpty());
    assertProblem(
        stage.post("/api/v1/attestation", "{\"nonce\":\"0x7e\"}"), 400, ErrorCode.INVALID_VALUE);
    assertProblem(
        stage.post("/api/v1/attestation", "{\"nonce\":\"0x%s\"}".formatted("7e".repeat(513))),
        400,
        ErrorCode.BAD_REQUEST);
  }

  @Test
  void explainsWithoutSigning() throws IOException, InterruptedException {
    JsonNode told =
        answer(
            stage.post(
                "/api/v1/explain",
                "{\"account\":\"treasury\",\"request\":{\"op\":\"message\",\"message\":\"aGk=\"}}"),
            200);
    assertEquals("message", told.at("/summary/kind").asString());
    assertEquals("allowed", told.path("decision").asString());
    assertEquals("unverified", told.path("policy").asString());
    assertEquals(List.of(), stage.asked);
  }

  @Test
  void explainsWhatThePolicyDenies() throws IOException, InterruptedException {
    String digest = "{\"op\":\"digest\",\"digest\":\"0x%s\"}".formatted("11".repeat(32));
    JsonNode told =
        answer(
            stage.post(
                "/api/v1/explain", "{\"account\":\"treasury\",\"request\":%s}".formatted(digest)),
            200);
    assertEquals("denied", told.path("decision").asString());
    assertFalse(told.path("reason").asString().isEmpty());
  }
}
