package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.Refused;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What whoever runs the gateway sees of it.
@Timeout(60)
class UpkeepTest {
  private final GatewayStage stage = new GatewayStage();

  @AfterEach
  void close() {
    stage.close();
  }

  private List<String> lines() throws IOException, InterruptedException {
    var response = stage.get("/metrics");
    assertEquals(200, response.statusCode());
    assertTrue(
        response.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"),
        response.headers().toString());
    return response.body().lines().toList();
  }

  private void assertLine(String start) throws IOException, InterruptedException {
    List<String> lines = lines();
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith(start)),
        start + " in\n" + String.join("\n", lines));
  }

  @Test
  void saysThatAllIsWellAsWeb3SignerDoes() throws IOException, InterruptedException {
    var response = stage.get("/healthcheck");
    assertEquals(200, response.statusCode());
    assertEquals(
        "{\"status\":\"UP\",\"checks\":[{\"id\":\"enclave\",\"status\":\"UP\"},"
            + "{\"id\":\"table\",\"status\":\"UP\"}],\"outcome\":\"UP\"}",
        response.body());
  }

  @Test
  void saysWhatIsDown() throws IOException, InterruptedException {
    stage.health(() -> new Refused(ErrorCode.UNAVAILABLE, "gone"));
    var response = stage.get("/healthcheck");
    assertEquals(503, response.statusCode());
    assertEquals("DOWN", GatewayStage.json(response).path("status").asString());
    assertEquals("DOWN", GatewayStage.json(response).at("/checks/0/status").asString());
    assertEquals("UP", GatewayStage.json(response).at("/checks/1/status").asString());
    assertLine("nitro_wallet_enclave_up{enclave=\"CID 16\"} 0.0");
  }

  @Test
  void asksTheEnclaveOnceForManyWhoAsk() throws IOException, InterruptedException {
    var asked = new AtomicInteger();
    stage.health(() -> {
      asked.incrementAndGet();
      throw new RefusedException(ErrorCode.UNAVAILABLE, "gone");
    });
    for (int i = 0; i < 5; i++) {
      assertEquals(503, stage.get("/healthcheck").statusCode());
    }
    assertEquals(1, asked.get());
  }

  @Test
  void countsRequestsCallsAndRefusals() throws IOException, InterruptedException {
    stage.call("eth_chainId", "[]");
    stage.call("eth_sign", "[\"%s\",\"0x12\"]".formatted(GatewayStage.address(1)));
    stage.call("eth_sign", "[\"%s\",\"0x12\"]".formatted(GatewayStage.address(3)));
    stage.get("/nothing");
    assertLine("nitro_wallet_gateway_requests_total{endpoint=\"json-rpc\",status=\"200\"} 3.0");
    assertLine("nitro_wallet_gateway_requests_total{endpoint=\"unknown\",status=\"404\"} 1.0");
    assertLine("nitro_wallet_gateway_rpc_calls_total{method=\"eth_sign\",outcome=\"ok\"} 1.0");
    assertLine(
        "nitro_wallet_gateway_rpc_calls_total{method=\"eth_sign\",outcome=\"ACCOUNT_NOT_FOUND\"}"
            + " 1.0");
    assertLine("nitro_wallet_gateway_refusals_total{code=\"ACCOUNT_NOT_FOUND\"} 1.0");
    assertLine("nitro_wallet_gateway_rpc_call_seconds_count{method=\"eth_sign\"} 2");
    assertLine("nitro_wallet_gateway_request_seconds_count{endpoint=\"json-rpc\"} 3");
    assertLine("nitro_wallet_gateway_in_flight 1.0");
  }

  @Test
  void passesTheEnclavesCountersOnWhereTheirNamesAreNames()
      throws IOException, InterruptedException {
    assertLine("nitro_wallet_enclave_up{enclave=\"CID 16\"} 1.0");
    assertLine("nitro_wallet_enclave_counter{enclave=\"CID 16\",name=\"served.sign\"} 3.0");
    assertFalse(String.join("\n", lines()).contains("bad"));
  }

  @Test
  void growsNoSeriesByNamesThatCallersMakeUp() throws IOException, InterruptedException {
    stage.call("eth_chainId", "[]");
    lines();
    int before = lines().size();
    String batch =
        IntStream.range(0, 100)
            .mapToObj(i -> "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"made_up_%s\"}".formatted(i))
            .collect(Collectors.joining(",", "[", "]"));
    stage.post("/", batch);
    List<String> after = lines();
    assertFalse(String.join("\n", after).contains("made_up"));
    assertTrue(after.size() < before + 40, "%s lines became %s".formatted(before, after.size()));
  }
}
