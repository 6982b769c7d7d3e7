package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class TransactionJsonTest {
  private static final String TO = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf";
  private static final String OTHER = "0x29Bb98427ebCe59c93852cA9310A90dD89A807aB";
  private static final String LEGACY =
      """
      {"type":"0x0","chainId":"0x1","nonce":"0x0","gas":"0x5208","gasPrice":"0x3b9aca00",\
      "to":"0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf","value":"0x1","data":"0x"}\
      """;
  private static final String DYNAMIC =
      """
      {"type":"0x2","chainId":"0xaa36a7","nonce":"0x9","gas":"0x5208","maxFeePerGas":"0x77359400",\
      "maxPriorityFeePerGas":"0x1","to":"0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf","value":"0x1",\
      "data":"0xa9059cbb","accessList":[{"address":"0x29Bb98427ebCe59c93852cA9310A90dD89A807aB",\
      "storageKeys":["0x0000000000000000000000000000000000000000000000000000000000000001"]}]}\
      """;

  private static final String UNPROTECTED =
      """
      {"type":"0x0","unprotected":true,"gasPrice":"0x3b9aca00","nonce":"0x0","gas":"0x5208",\
      "to":"0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf","value":"0x1","data":"0x"}\
      """;
  private static final String ACCESS_LIST =
      """
      {"type":"0x1","chainId":"0x1","gasPrice":"0x1","accessList":[],"nonce":"0x0","gas":"0x5208",\
      "to":"0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf","value":"0x1","data":"0x"}\
      """;
  private static final String BLOB =
      """
      {"type":"0x3","chainId":"0x1","nonce":"0x9","gas":"0x5208","maxFeePerGas":"0x77359400",\
      "maxPriorityFeePerGas":"0x1","to":"0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf","value":"0x1",\
      "data":"0x","accessList":[],"maxFeePerBlobGas":"0x7","blobVersionedHashes":\
      ["0x0100000000000000000000000000000000000000000000000000000000000001"]}\
      """;
  private static final String SET_CODE =
      """
      {"type":"0x4","chainId":"0x1","nonce":"0x9","gas":"0x5208","maxFeePerGas":"0x77359400",\
      "maxPriorityFeePerGas":"0x1","to":"0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf","value":"0x1",\
      "data":"0x","accessList":[],"authorizationList":[{"chainId":"0x1",\
      "address":"0x29Bb98427ebCe59c93852cA9310A90dD89A807aB","nonce":"0x0","yParity":"0x1",\
      "r":"0x2","s":"0x3"}]}\
      """;

  @ParameterizedTest
  @ValueSource(strings = {LEGACY, UNPROTECTED, ACCESS_LIST, DYNAMIC, BLOB, SET_CODE})
  void readsWhatItWrites(String text) {
    UnsignedTransaction transaction = TransactionJson.decode(parse(text));
    assertEquals(parse(text), TransactionJson.encode(transaction));
  }

  @Test
  void tellsTheTypeFromTheFees() {
    assertInstanceOf(LegacyTransaction.class, TransactionJson.decode(without(LEGACY, "type")));
    assertInstanceOf(DynamicFeeTransaction.class, TransactionJson.decode(without(DYNAMIC, "type")));
    assertInstanceOf(
        AccessListTransaction.class, TransactionJson.decode(without(ACCESS_LIST, "type")));
    assertInstanceOf(BlobTransaction.class, TransactionJson.decode(without(BLOB, "type")));
    assertInstanceOf(SetCodeTransaction.class, TransactionJson.decode(without(SET_CODE, "type")));
    assertInstanceOf(
        UnprotectedTransaction.class, TransactionJson.decode(without(UNPROTECTED, "type")));
  }

  @Test
  void takesAbsentValueDataAndAccessListAsNone() {
    ObjectNode json = without(DYNAMIC, "value", "data", "accessList");
    UnsignedTransaction transaction = TransactionJson.decode(json);
    assertEquals(Wei.ZERO, transaction.payment().value());
    assertEquals(0, transaction.payment().data().length());
  }

  @Test
  void takesTheOtherNamesOfGasAndData() {
    ObjectNode json =
        without(DYNAMIC, "gas", "data").put("gasLimit", "0x5208").put("input", "0xA9059CBB");
    assertEquals(TransactionJson.decode(parse(DYNAMIC)), TransactionJson.decode(json));
  }

  @Test
  void takesBothNamesOnlyIfTheyAgree() {
    ObjectNode agreeing = parse(DYNAMIC).put("gasLimit", "0x5208").put("input", "0xa9059cbb");
    assertEquals(TransactionJson.decode(parse(DYNAMIC)), TransactionJson.decode(agreeing));
    refused("input", parse(DYNAMIC).put("input", "0x"));
    refused("gasLimit", parse(DYNAMIC).put("gasLimit", "0x5209"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chainId", "nonce", "gas", "maxFeePerGas", "maxPriorityFeePerGas"})
  void refusesAnIncompleteDynamicFeeTransaction(String member) {
    refused(member, without(DYNAMIC, member));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chainId", "nonce", "gas", "gasPrice"})
  void refusesAnIncompleteLegacyTransaction(String member) {
    refused(member, without(LEGACY, member));
    refused(member, without(LEGACY, member, "type"));
  }

  @Test
  void refusesAChainIdOfZero() {
    refused("chain ID", parse(LEGACY).put("chainId", "0x0"));
  }

  @Test
  void takesACreationWithoutInitCodeOnlyWhereThatIsWritten() {
    refused("'to'", without(LEGACY, "to", "data"));
    assertEquals(
        0,
        TransactionJson.decode(without(DYNAMIC, "to")).payment().to().stream().count(),
        "with init code it is a creation");
    UnsignedTransaction written = TransactionJson.decode(without(LEGACY, "to"));
    assertEquals(Bytes.EMPTY, written.payment().data(), "where it is written, it is meant");
    assertEquals(written, UnsignedTransaction.decode(written.signingPayload()));
    assertEquals(written, TransactionJson.decode(TransactionJson.encode(written)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x5", "0x7f", "0xffffffffffffffff"})
  void callsOtherTypesUnsupported(String type) {
    ObjectNode json = parse(DYNAMIC).put("type", type);
    assertRefused(ErrorCode.UNSUPPORTED_TRANSACTION, () -> TransactionJson.decode(json));
  }

  @Test
  void refusesAMalformedType() {
    refused("type", parse(DYNAMIC).put("type", 2));
    refused("type", parse(DYNAMIC).put("type", "0x02"));
    refused("type", parse(DYNAMIC).put("type", "2"));
  }

  @Test
  void refusesFeesOfAnotherType() {
    refused("gasPrice", parse(DYNAMIC).put("gasPrice", "0x1"));
    refused("gasPrice", without(DYNAMIC, "type").put("gasPrice", "0x1"));
    refused("of type 0x0 has no", parse(LEGACY).put("maxFeePerGas", "0x1"));
    refused("of type 0x0 has no", parse(LEGACY).put("maxPriorityFeePerGas", "0x1"));
    refused("of type 0x2 has no", parse(DYNAMIC).put("maxFeePerBlobGas", "0x1"));
    refused("of type 0x1 has no", parse(ACCESS_LIST).put("unprotected", true));
    refused("of type 0x3 has no", without(BLOB, "type").put("gasPrice", "0x1"));
    ObjectNode withList = parse(LEGACY);
    withList.putArray("accessList");
    refused("of type 0x0 has no 'accessList'", withList);
    refused("authorizationList", with(BLOB, "authorizationList", "[]"));
  }

  @Test
  void refusesATipAboveTheCap() {
    refused("tip", parse(DYNAMIC).put("maxPriorityFeePerGas", "0x77359401"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blobs", "commitments", "proofs", "v", "Nonce", "gas "})
  void refusesUnknownMembers(String member) {
    refused("not known", parse(DYNAMIC).put(member, "0x1"));
  }

  @ParameterizedTest
  @CsvSource({
    "nonce,0x00",
    "nonce,0x01",
    "nonce,-0x1",
    "nonce,9",
    "nonce,0x",
    "nonce,''",
    "nonce,0x10000000000000000",
    "gas,0x10000000000000000",
    "gas,21000",
    "chainId,1",
    "chainId,0x01",
    "value,0x",
    "value,1.5",
    "value,-1",
    "value,0x10000000000000000000000000000000000000000000000000000000000000000",
    "maxFeePerGas,0x0f",
    "data,0xabc",
    "data,abcd",
    "data,0xzz",
    "data,''",
    "data,0Xab",
    "to,0x",
    "to,''",
    "to,0x7e5f4552091a69125d5dfcb7b8c2659029395b",
    "to,0x7e5f4552091a69125d5dfcb7b8c2659029395bdfdf",
    "to,vitalik.eth",
    "to,0x7e5F4552091A69125d5DfCb7b8C2659029395Bdf",
    "from,0x12",
    "accessList,0x"
  })
  void refusesAMalformedMemberAndNamesIt(String member, String value) {
    refused(member, parse(DYNAMIC).put(member, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "chainId",
        "nonce",
        "gas",
        "maxFeePerGas",
        "maxPriorityFeePerGas",
        "to",
        "value",
        "data",
        "accessList",
        "from",
        "gasPrice",
        "input",
        "gasLimit"
      })
  void refusesNullAndOtherTypes(String member) {
    refused(member, parse(DYNAMIC).putNull(member));
    refused("", parse(DYNAMIC).put(member, 1));
    refused("", parse(DYNAMIC).put(member, true));
    ObjectNode object = parse(DYNAMIC);
    object.putObject(member);
    refused("", object);
  }

  @Test
  void takesTheGreatestQuantities() {
    String max = Quantity.format(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE));
    ObjectNode json =
        parse(DYNAMIC)
            .put("value", max)
            .put("maxFeePerGas", max)
            .put("nonce", "0xffffffffffffffff");
    assertEquals(json, TransactionJson.encode(TransactionJson.decode(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1]",
        "[\"0x\"]",
        "[{}]",
        "[{\"address\":\"0x29Bb98427ebCe59c93852cA9310A90dD89A807aB\"}]",
        "[{\"storageKeys\":[]}]",
        "[{\"address\":\"0x12\",\"storageKeys\":[]}]",
        "[{\"address\":\"0x29Bb98427ebCe59c93852cA9310A90dD89A807aB\",\"storageKeys\":{}}]",
        "[{\"address\":\"0x29Bb98427ebCe59c93852cA9310A90dD89A807aB\",\"storageKeys\":[\"0x01\"]}]",
        "[{\"address\":\"0x29Bb98427ebCe59c93852cA9310A90dD89A807aB\",\"storageKeys\":[null]}]",
        "[{\"address\":\"0x29Bb98427ebCe59c93852cA9310A90dD89A807aB\",\"storageKeys\":[],\"x\":1}]",
        "{}"
      })
  void refusesAMalformedAccessList(String accessList) {
    refused("", with(DYNAMIC, "accessList", accessList));
  }

  @Test
  void makesNoUnprotectedTransactionUnlessToldSo() {
    refused("chainId", without(UNPROTECTED, "unprotected"));
    refused("chainId", parse(UNPROTECTED).put("unprotected", false));
    refused("true or false", parse(UNPROTECTED).put("unprotected", "true"));
    refused("has no 'chainId'", parse(UNPROTECTED).put("chainId", "0x1"));
    assertInstanceOf(
        LegacyTransaction.class, TransactionJson.decode(parse(LEGACY).put("unprotected", false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[\"0x\"]",
        "[1]",
        "{}",
        "[\"0x0200000000000000000000000000000000000000000000000000000000000001\"]",
        "[\"0x01000000000000000000000000000000000000000000000000000000000001\"]"
      })
  void refusesMalformedBlobs(String hashes) {
    refused("", with(BLOB, "blobVersionedHashes", hashes));
  }

  @Test
  void refusesABlobOrSetCodeTransactionWithoutARecipient() {
    refused("'to'", without(BLOB, "to"));
    refused("'to'", without(BLOB, "to").put("data", "0x00"));
    refused("'to'", without(SET_CODE, "to").put("data", "0x00"));
    refused("authorization", with(SET_CODE, "authorizationList", "[]"));
    refused("maxFeePerBlobGas", without(BLOB, "maxFeePerBlobGas"));
  }

  @ParameterizedTest
  @CsvSource({
    "chainId,0x0",
    "chainId,",
    "address,0x12",
    "address,",
    "nonce,0x10000000000000000",
    "yParity,0x2",
    "yParity,0x00",
    "yParity,",
    "r,0x0",
    "s,0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "v,0x1"
  })
  void refusesAMalformedAuthorization(String member, @Nullable String value) {
    ObjectNode json = parse(SET_CODE);
    ObjectNode authorization = (ObjectNode) json.get("authorizationList").get(0);
    if (value == null) {
      authorization.remove(member);
    } else {
      authorization.put(member, value);
    }
    refused("", json);
  }

  @Test
  void boundsTheData() {
    String longest = "0x" + "00".repeat(128 * 1024);
    TransactionJson.decode(parse(DYNAMIC).put("data", longest));
    refused("data", parse(DYNAMIC).put("data", longest + "00"));
  }

  @Test
  void refusesASenderThatIsNotTheAccount() {
    ObjectNode json = parse(DYNAMIC).put("from", OTHER);
    TransactionJson.decode(json, Address.parse(OTHER));
    TransactionJson.decode(parse(DYNAMIC), Address.parse(OTHER));
    assertRefused(
        ErrorCode.INVALID_TRANSACTION,
        "from",
        () -> TransactionJson.decode(json, Address.parse(TO)));
  }

  @Test
  void refusesWhatIsNoObject() {
    assertRefused(
        ErrorCode.INVALID_TRANSACTION,
        () -> TransactionJson.decode(StrictJson.object().arrayNode()));
  }

  private static ObjectNode with(String text, String member, String value) {
    ObjectNode json = parse(text);
    json.set(member, parse("{\"a\":" + value + "}").get("a"));
    return json;
  }

  private static void refused(String what, ObjectNode json) {
    assertRefused(ErrorCode.INVALID_TRANSACTION, what, () -> TransactionJson.decode(json));
  }

  private static ObjectNode without(String text, String... members) {
    ObjectNode json = parse(text);
    for (String member : members) {
      json.remove(member);
    }
    return json;
  }

  private static ObjectNode parse(String text) {
    return StrictJson.parse(Utf8.encode(text).orElseThrow());
  }
}
