package io.nitrowallet.domain.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.vectors.Vectors;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import tools.jackson.databind.JsonNode;

class RlpTest {
  @Test
  void encodesStringsAndListsAsEthersDoes() {
    List<JsonNode> cases = Vectors.elements(Vectors.read("ethers/rlp.json.gz"));
    for (JsonNode each : cases) {
      assertEquals(
          each.get("encoded").stringValue(),
          encode(each.get("decoded")).hex0x(),
          each.get("name").stringValue());
      assertEquals(
          encode(each.get("decoded")),
          encode(RlpItem.decode(Bytes.ofHex(each.get("encoded").stringValue()))),
          each.get("name").stringValue());
    }
    System.out.println("ethers RLP: " + cases.size() + " encodings equal");
  }

  private static Bytes encode(JsonNode value) {
    return value.isString()
        ? Rlp.string(Bytes.ofHex(value.stringValue()))
        : Rlp.list(Vectors.elements(value).stream().map(RlpTest::encode).toArray(Bytes[]::new));
  }

  private static Bytes encode(RlpItem item) {
    return switch (item) {
      case RlpItem.Text(var value) -> Rlp.string(value);
      case RlpItem.Items(var items) ->
          Rlp.list(items.stream().map(RlpTest::encode).toArray(Bytes[]::new));
    };
  }

  @Property(tries = 300)
  void web3jReadsBackEveryString(@ForAll @Size(max = 400) byte[] value) {
    RlpString decoded = (RlpString) decode(Rlp.string(Bytes.copyOf(value))).getFirst();
    assertEquals(Bytes.copyOf(value), Bytes.copyOf(decoded.getBytes()));
  }

  @Property(tries = 300)
  void web3jReadsBackEveryInteger(
      @ForAll @BigRange(min = "0", max = "340282366920938463463374607431768211455")
          BigInteger value) {
    RlpString decoded = (RlpString) decode(Rlp.integer(value)).getFirst();
    assertEquals(value, decoded.asPositiveBigInteger());
    int length = (value.bitLength() + 7) / 8;
    assertEquals(length, decoded.getBytes().length, "no leading zeros");
  }

  @Property(tries = 300)
  void web3jReadsBackEveryList(@ForAll @Size(max = 20) List<@Size(max = 60) byte[]> values) {
    Bytes encoded =
        Rlp.list(values.stream().map(Bytes::copyOf).map(Rlp::string).toArray(Bytes[]::new));
    RlpList decoded = (RlpList) decode(encoded).getFirst();
    assertEquals(
        values.stream().map(Bytes::copyOf).toList(),
        decoded.getValues().stream()
            .map(value -> Bytes.copyOf(((RlpString) value).getBytes()))
            .toList());
  }

  private static List<RlpType> decode(Bytes encoded) {
    return RlpDecoder.decode(encoded.toArray()).getValues();
  }
}
