package io.nitrowallet.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatewayClientTest {
  private static final Address ACCOUNT =
      Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");

  private static Answer ask(URI gateway) throws InterruptedException {
    try (GatewayClient client = new GatewayClient(gateway, ACCOUNT, 31_337)) {
      return client.sign(255);
    }
  }

  private static Answer answerTo(int status, String body) throws IOException, InterruptedException {
    try (FakeGateway gateway = new FakeGateway(status, _ -> body)) {
      return ask(gateway.uri());
    }
  }

  @Test
  void asksForATransactionOfTheAccountWithThatNonce() throws IOException, InterruptedException {
    StringBuilder asked = new StringBuilder();
    try (FakeGateway gateway =
        new FakeGateway(
            200,
            body -> {
              asked.append(body);
              return "{\"jsonrpc\":\"2.0\",\"id\":255,\"result\":\"0x02aa\"}";
            })) {
      assertEquals(new Answer.Signed(255, Bytes.ofHex("02aa")), ask(gateway.uri()));
    }
    String expected =
        """
        {"jsonrpc":"2.0","id":255,"method":"eth_signTransaction","params":[{"type":"0x2",\
        "from":"%1$s","to":"%1$s","chainId":"0x7a69","nonce":"0xff","gas":"0x5208","value":"0x1",\
        "maxFeePerGas":"0x77359400","maxPriorityFeePerGas":"0x3b9aca00"}]}\
        """
            .formatted(ACCOUNT.checksummed());
    assertEquals(expected, asked.toString());
  }

  @Test
  void countsARefusalByItsCode() throws IOException, InterruptedException {
    String refusal =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32002,\"message\":\"no\","
            + "\"data\":{\"code\":\"UNAVAILABLE\",\"requestId\":\"r\"}}}";
    assertEquals(new Answer.Failed("UNAVAILABLE"), answerTo(200, refusal));
  }

  @Test
  void whatIsNoAnswerIsAFailure() throws IOException, InterruptedException {
    assertEquals(new Answer.Failed("status 503"), answerTo(503, ""));
    assertEquals(new Answer.Failed("malformed answer"), answerTo(200, "{\"result\":"));
    assertEquals(new Answer.Failed("malformed answer"), answerTo(200, "{\"id\":1}"));
    URI gone;
    try (FakeGateway gateway = new FakeGateway(200, _ -> "")) {
      gone = gateway.uri();
    }
    assertInstanceOf(Answer.Failed.class, ask(gone));
  }
}
