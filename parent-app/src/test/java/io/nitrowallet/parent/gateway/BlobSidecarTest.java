package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.web3j.crypto.Blob;
import org.web3j.crypto.BlobUtils;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import tools.jackson.databind.JsonNode;

/// Blobs that travel with a transaction: whatever is not exactly what the signed hashes say is
/// refused before the enclave is asked.
@Timeout(120)
class BlobSidecarTest {
  private static final GatewayStage STAGE = new GatewayStage();
  private static final List<Blob> BLOBS = List.of(blob(1), blob(2));
  private static final List<org.apache.tuweni.bytes.Bytes> COMMITMENTS =
      BLOBS.stream().map(BlobUtils::getCommitment).toList();

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @BeforeEach
  void forget() {
    STAGE.asked.clear();
  }

  /// Field elements of 31 bytes, which are all below the modulus.
  private static Blob blob(int seed) {
    byte[] content = new byte[131_072];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i % 32 == 0 ? 0 : i * seed + i / 32);
    }
    return new Blob(content);
  }

  private static String array(Stream<org.apache.tuweni.bytes.Bytes> parts) {
    return parts
        .map(part -> "\"" + part.toHexString() + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String blobs() {
    return array(BLOBS.stream().map(Blob::getData));
  }

  private static String commitments() {
    return array(COMMITMENTS.stream());
  }

  private static String hashes() {
    return array(COMMITMENTS.stream().map(BlobUtils::kzgToVersionedHash));
  }

  private static String proofs() {
    return array(Stream.of(0, 1).map(i -> BlobUtils.getProof(BLOBS.get(i), COMMITMENTS.get(i))));
  }

  private static String cellProofs() {
    return array(BlobUtils.getCellProofs(BLOBS).stream());
  }

  private static String transaction(String proofs) {
    return ("{\"from\":\"%s\",\"type\":\"0x3\",\"chainId\":\"0x5\",\"nonce\":\"0x1\",\"gas\":\"0x5208\","
                + "\"maxFeePerGas\":\"0x77359400\",\"maxPriorityFeePerGas\":\"0x3b9aca00\","
                + "\"maxFeePerBlobGas\":\"0x1\",\"to\":\"0x00000000000000000000000000000000000000aa\","
                + "\"blobVersionedHashes\":%s,\"blobs\":%s,\"commitments\":%s,\"proofs\":%s}")
        .formatted(GatewayStage.address(1), hashes(), blobs(), commitments(), proofs);
  }

  private static JsonNode sign(String transaction) throws IOException, InterruptedException {
    return STAGE.call("eth_signTransaction", "[" + transaction + "]");
  }

  /// The parts of the network form, behind its type byte.
  private static List<RlpType> parts(JsonNode answer) {
    Bytes raw = Bytes.ofHex(answer.path("result").asString());
    assertEquals(3, raw.at(0));
    var outer = RlpDecoder.decode(raw.slice(1, raw.length()).toArray()).getValues();
    return ((RlpList) outer.getFirst()).getValues();
  }

  private static List<Bytes> strings(RlpType list) {
    return ((RlpList) list)
        .getValues().stream().map(item -> Bytes.copyOf(((RlpString) item).getBytes())).toList();
  }

  private static List<Bytes> ours(Stream<org.apache.tuweni.bytes.Bytes> theirs) {
    return theirs.map(part -> Bytes.copyOf(part.toArray())).toList();
  }

  @Test
  void wrapsATransactionWithOneProofABlob() throws IOException, InterruptedException {
    List<RlpType> parts = parts(sign(transaction(proofs())));
    assertEquals(4, parts.size());
    assertEquals(ours(BLOBS.stream().map(Blob::getData)), strings(parts.get(1)));
    assertEquals(ours(COMMITMENTS.stream()), strings(parts.get(2)));
    assertEquals(2, strings(parts.get(3)).size());
    assertEquals(14, ((RlpList) parts.get(0)).getValues().size());
    assertTrue(STAGE.asked.getFirst() instanceof BlobTransaction);
  }

  @Test
  void wrapsATransactionWithCellProofsAndTheirVersion() throws IOException, InterruptedException {
    List<RlpType> parts = parts(sign(transaction(cellProofs())));
    assertEquals(5, parts.size());
    assertEquals(1, ((RlpString) parts.get(1)).getBytes()[0]);
    assertEquals(256, strings(parts.get(4)).size());
  }

  @Test
  void signsTheSameWithAndWithoutTheBlobs() throws IOException, InterruptedException {
    String whole = transaction(proofs());
    String bare = whole.substring(0, whole.indexOf(",\"blobs\"")) + "}";
    RlpList body = (RlpList) parts(sign(whole)).get(0);
    Bytes raw = Bytes.ofHex(sign(bare).path("result").asString());
    RlpList alone =
        (RlpList) RlpDecoder.decode(raw.slice(1, raw.length()).toArray()).getValues().getFirst();
    assertArrayEquals(RlpEncoder.encode(alone), RlpEncoder.encode(body));
    assertEquals(
        STAGE.asked.stream()
            .map(signable -> ((UnsignedTransaction) signable).digest())
            .distinct()
            .count(),
        1);
  }

  /// Verifying takes long: nobody has it done for an account that is not theirs.
  @Test
  void looksForTheAccountBeforeTheBlobs() throws IOException, InterruptedException {
    String bad =
        transaction(proofs())
            .replace(GatewayStage.address(1), GatewayStage.address(3))
            .replaceAll("\"proofs\":\\[\"0x..", "\"proofs\":[\"0x00");
    assertEquals("ACCOUNT_NOT_FOUND", sign(bad).at("/error/data/code").asString());
  }

  static Stream<Arguments> flaws() {
    UnaryOperator<String> swapHashes =
        json ->
            json.replace(
                hashes(),
                array(COMMITMENTS.reversed().stream().map(BlobUtils::kzgToVersionedHash)));
    UnaryOperator<String> swapCommitments =
        json -> json.replace(commitments(), array(COMMITMENTS.reversed().stream()));
    UnaryOperator<String> otherBlob =
        json -> json.replace(blobs(), array(Stream.of(blob(1), blob(3)).map(Blob::getData)));
    UnaryOperator<String> noFieldElement =
        json -> json.replace("\"blobs\":[\"0x00", "\"blobs\":[\"0xff");
    UnaryOperator<String> shortBlob = json -> json.replace("\"blobs\":[\"0x00", "\"blobs\":[\"0x");
    UnaryOperator<String> noProofs = json -> json.substring(0, json.indexOf(",\"proofs\"")) + "}";
    UnaryOperator<String> oneProof =
        json -> json.replaceAll("(\"proofs\":\\[\"[^\"]*\").*", "$1]}");
    UnaryOperator<String> noPoint =
        json -> json.replaceAll("\"proofs\":\\[\"0x..", "\"proofs\":[\"0x00");
    UnaryOperator<String> otherType =
        json ->
            json.replace("0x3\"", "0x2\"")
                .replaceAll("\"maxFeePerBlobGas\":\"0x1\",", "")
                .replaceAll("\"blobVersionedHashes\":\\[[^]]*],", "");
    return Stream.of(
        Arguments.of("hashes in another order", swapHashes),
        Arguments.of("commitments in another order", swapCommitments),
        Arguments.of("another blob", otherBlob),
        Arguments.of("a blob that is no polynomial", noFieldElement),
        Arguments.of("a blob a byte short", shortBlob),
        Arguments.of("no proofs", noProofs),
        Arguments.of("one proof too few", oneProof),
        Arguments.of("a proof that is no point", noPoint),
        Arguments.of("blobs beside a transaction that has none", otherType));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flaws")
  void refusesBlobsThatAreNotThoseOfTheTransaction(String name, UnaryOperator<String> flaw)
      throws IOException, InterruptedException {
    for (String proofs : List.of(proofs(), cellProofs())) {
      String bad = flaw.apply(transaction(proofs));
      assertTrue(!bad.equals(transaction(proofs)), name);
      JsonNode answer = sign(bad);
      assertEquals(-32602, answer.at("/error/code").intValue(), name + answer);
      assertEquals(
          ErrorCode.INVALID_TRANSACTION.name(), answer.at("/error/data/code").asString(), name);
      assertEquals(List.of(), STAGE.asked, name);
    }
  }
}
