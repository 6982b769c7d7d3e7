package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.PrivateKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The transactions that ethers publishes, read from JSON-RPC's form. A case of theirs holds the
/// fields of every type at once; those of one type are put together here.
class EthersTransactionJsonTest {
  private static final Set<String> COMMON =
      Set.of("chainId", "nonce", "gasLimit", "to", "value", "data");
  private static final Set<String> QUANTITIES =
      Set.of(
          "chainId",
          "nonce",
          "gasLimit",
          "value",
          "gasPrice",
          "maxFeePerGas",
          "maxPriorityFeePerGas",
          "maxFeePerBlobGas");

  private int signed;
  private int withoutChain;
  private int incomplete;

  @Test
  void signsWhatIsCompleteByteForByteAndRefusesTheRest() throws IOException {
    for (JsonNode each : EthersVectors.read("transactions.json.gz")) {
      check(each, "signedEip155", "0x0", Set.of("gasPrice"));
      check(each, "signedBerlin", "0x1", Set.of("gasPrice", "accessList"));
      check(
          each,
          "signedLondon",
          "0x2",
          Set.of("maxFeePerGas", "maxPriorityFeePerGas", "accessList"));
      check(
          each,
          "signedCancun",
          "0x3",
          Set.of(
              "maxFeePerGas",
              "maxPriorityFeePerGas",
              "accessList",
              "maxFeePerBlobGas",
              "blobVersionedHashes"));
    }
    assertEquals(4 * 640, signed + withoutChain + incomplete);
    assertTrue(signed > 0 && withoutChain > 0 && incomplete > 0);
    System.out.printf(
        "ethers transactions as JSON, four types each: %d signed byte for byte, %d refused without"
            + " a chain ID, %d refused as incomplete%n",
        signed, withoutChain, incomplete);
  }

  private void check(JsonNode each, String expected, String type, Set<String> fees) {
    ObjectNode json = oneType((ObjectNode) each.get("transaction"), type, fees);
    if (!json.has("chainId")) {
      assertRefused(ErrorCode.INVALID_TRANSACTION, () -> TransactionJson.decode(json));
      withoutChain++;
    } else if (isComplete(json, fees)) {
      assertEquals(
          each.get(expected).stringValue(), sign(each, json), each.get("name").stringValue());
      signed++;
    } else {
      assertRefused(ErrorCode.INVALID_TRANSACTION, () -> TransactionJson.decode(json));
      incomplete++;
    }
  }

  private static boolean isComplete(ObjectNode json, Set<String> fees) {
    boolean hasFees = fees.stream().allMatch(fee -> fee.equals("accessList") || json.has(fee));
    boolean isBlob = fees.contains("blobVersionedHashes");
    boolean hasTarget = json.has("to") || !isBlob;
    boolean hasBlobs = !isBlob || !json.path("blobVersionedHashes").isEmpty();
    return hasFees && hasTarget && hasBlobs && json.has("nonce") && json.has("gasLimit");
  }

  /// The members of one type, numbers in the one form that a quantity has.
  private static ObjectNode oneType(ObjectNode all, String type, Set<String> fees) {
    ObjectNode json = StrictJson.object().put("type", type);
    for (String member : all.propertyNames()) {
      if (COMMON.contains(member) || fees.contains(member)) {
        JsonNode value = all.get(member);
        if (QUANTITIES.contains(member)) {
          json.put(member, Quantity.format(number(value)));
        } else if (!value.isNull()) {
          json.set(member, value);
        }
      }
    }
    // ethers leaves out what is empty; a creation without init code must be written here
    return json.has("data") ? json : json.put("data", "0x");
  }

  private static BigInteger number(JsonNode value) {
    return value.isString()
        ? new BigInteger(value.stringValue().substring(2), 16)
        : value.bigIntegerValue();
  }

  private static String sign(JsonNode each, ObjectNode json) {
    UnsignedTransaction transaction = TransactionJson.decode(json);
    byte[] secret = Bytes.ofHex(each.get("privateKey").stringValue()).toArray();
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(secret))) {
      Bytes digest = transaction.digest();
      return transaction.sign(new BouncyCastleSigner().sign(key, digest)).encoded().hex0x();
    }
  }
}
