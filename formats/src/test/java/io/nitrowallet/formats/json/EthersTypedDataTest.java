package io.nitrowallet.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.typeddata.TypedData;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The typed data that ethers publishes.
class EthersTypedDataTest {
  @Test
  void hashesEachToItsPublishedDigest() throws IOException {
    int equal = 0;
    for (JsonNode each : EthersVectors.read("typed-data.json.gz")) {
      ObjectNode json = StrictJson.object();
      json.set("types", each.get("types"));
      json.set("domain", each.get("domain"));
      json.set("primaryType", each.get("primaryType"));
      json.set("message", each.get("data"));
      TypedData data = TypedDataJson.decode(json);
      String name = each.get("name").stringValue();
      assertEquals(each.get("digest").stringValue(), data.digest().hex0x(), name);
      assertEquals(data, TypedDataJson.decode(TypedDataJson.encode(data)), name);
      equal++;
    }
    assertEquals(26, equal);
    System.out.println("ethers typed data: " + equal + " digests equal");
  }
}
