package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.stack.Foundry;
import io.nitrowallet.domain.account.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What README.md and docs/gateway.md tell people to type is run as it stands there, but for the
/// gateway's port.
@ExtendWith(SharedGateway.class)
@Timeout(240)
final class DocumentedClientsIT {
  private static final String DOCUMENTED_URL = "http://127.0.0.1:9545";
  private static final Address RECIPIENT =
      Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
  private static final String TENTH_OF_AN_ETHER = "0x16345785d8a0000";

  private static final Path README = Path.of("../README.md");
  private static final Path GATEWAY = Path.of("../docs/gateway.md");

  @TempDir private Path folder;
  private LiveGateway gateway;

  @BeforeEach
  void take(LiveGateway running) {
    gateway = running;
  }

  @Test
  void castPays() throws IOException, InterruptedException {
    Path tools = Foundry.in(gateway.parts()).cast().getParent();
    String path = tools + ":" + System.getenv("PATH");
    String printed =
        Program.run(
            Map.of("PATH", path), "bash", "-euc", documented(README, "sh", "cast send --unlocked"));
    requirePaid(printed, "transactionHash +");
  }

  @Test
  void ethersPays() throws IOException, InterruptedException {
    requirePaid(runInNode(documented(README, "js", "require(\"ethers\")")), "mined: ");
  }

  @Test
  void viemPays() throws IOException, InterruptedException {
    requirePaid(runInNode(documented(README, "js", "require(\"viem\")")), "mined: ");
  }

  @Test
  void web3jPays() throws IOException, InterruptedException {
    Path source = folder.resolve("Pay.java");
    Files.writeString(source, documented(GATEWAY, "java", "ClientTransactionManager"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    requirePaid(
        Program.run(java, "--class-path", System.getProperty("java.class.path"), source.toString()),
        "mined: ");
  }

  private String runInNode(String script) throws IOException, InterruptedException {
    Path modules = gateway.parts().resolve("node_modules");
    return Program.run(Map.of("NODE_PATH", modules.toString()), "node", "-e", script);
  }

  /// The block in `language` that holds `mark`.
  private String documented(Path document, String language, String mark) throws IOException {
    String text = Files.readString(document);
    Matcher block =
        Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text);
    while (block.find()) {
      if (block.group(1).contains(mark)) {
        assertTrue(block.group(1).contains(DOCUMENTED_URL), block.group(1));
        return block.group(1).replace(DOCUMENTED_URL, gateway.uri().toString());
      }
    }
    throw new AssertionError(document + " has no block of " + language + " with " + mark);
  }

  private void requirePaid(String printed, String before) throws IOException, InterruptedException {
    Matcher hash = Pattern.compile(before + "(0x[0-9a-f]{64})").matcher(printed);
    assertTrue(hash.find(), printed);
    String to = gateway.ledger().receipt(hash.group(1)).get("to").stringValue();
    assertEquals(RECIPIENT.lowerCase(), to);
    JsonNode transaction = gateway.ledger().rpc().call("eth_getTransactionByHash", hash.group(1));
    assertEquals(TENTH_OF_AN_ETHER, transaction.get("value").stringValue());
  }
}
