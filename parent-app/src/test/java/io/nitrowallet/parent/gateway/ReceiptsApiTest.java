package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.receipts.PaperLife;
import io.nitrowallet.requester.receipts.ReceiptCollector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ReceiptsApiTest {
  private static final String PATH = "/api/v1/receipts";

  private final GatewayStage stage = new GatewayStage();
  private final PaperLife life = new PaperLife(1).sign(250);

  @BeforeEach
  void keep() {
    new ReceiptCollector("CID 16", life, stage.receipts).collect();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    var response = stage.get(path);
    assertEquals(200, response.statusCode(), response.body());
    return GatewayStage.json(response);
  }

  @Test
  void listsLives() throws IOException, InterruptedException {
    JsonNode lives = get(PATH);
    assertEquals(1, lives.path("lives").size());
    assertEquals(life.fingerprint().hex(), lives.at("/lives/0/life").asString());
    assertEquals(250, lives.at("/lives/0/newest").asInt());
    assertTrue(lives.path("next").isMissingNode());
    assertEquals(0, get(PATH + "?after=" + "ff".repeat(32)).path("lives").size());
  }

  @Test
  void givesOutEveryLinePageByPageAsItIsKept() throws IOException, InterruptedException {
    List<Bytes> lines = new ArrayList<>();
    long from = 0;
    while (true) {
      JsonNode page = get(PATH + "/" + life.fingerprint().hex() + "?from=" + from);
      page.path("lines")
          .forEach(line ->
              lines.add(
                  Bytes.copyOf(line.path("line").toString().getBytes(StandardCharsets.UTF_8))));
      if (page.path("next").isMissingNode()) {
        break;
      }
      from = page.path("next").asLong();
    }
    assertEquals(life.lines(), lines);
  }

  @Test
  void knowsNoOtherLife() throws IOException, InterruptedException {
    assertEquals(404, stage.get(PATH + "/" + "00".repeat(32)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/short", "/%s?from=-1", "/%s?from=x", "/%s?from=9999999999999999999", "?after=x"})
  void refusesWhatIsNoLifeOrNoNumber(String rest) throws IOException, InterruptedException {
    String path = PATH + rest.replace("%s", life.fingerprint().hex());
    assertEquals(400, stage.get(path).statusCode());
  }
}
