package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.typeddata.TypedData;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class TypedDataJsonTest {
  /// The example of EIP-712, whose digest the EIP publishes.
  private static final String MAIL =
      """
      {"types":{
        "EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},
          {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],
        "Mail":[{"name":"from","type":"Person"},{"name":"to","type":"Person"},
          {"name":"contents","type":"string"}],
        "Person":[{"name":"name","type":"string"},{"name":"wallet","type":"address"}]},
       "domain":{"name":"Ether Mail","version":"1","chainId":"1",
         "verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
       "primaryType":"Mail",
       "message":{"from":{"name":"Cow","wallet":"0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},
         "to":{"name":"Bob","wallet":"0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},
         "contents":"Hello, Bob!"}}
      """;

  @Test
  void hashesTheExampleOfTheEip() {
    TypedData mail = TypedDataJson.decode(parse(MAIL));
    assertEquals(
        "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2",
        mail.digest().hex0x());
    assertEquals(
        "0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f",
        mail.domain().separator().hex0x());
    assertEquals(Optional.of(BigInteger.ONE), mail.domain().chainId());
    assertEquals(
        Optional.of(Address.parse("0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC")),
        mail.domain().verifyingContract());
  }

  @Test
  void readsWhatItWrites() {
    TypedData mail = TypedDataJson.decode(parse(MAIL));
    assertEquals(parse(MAIL), TypedDataJson.encode(mail));
    assertEquals(mail, TypedDataJson.decode(TypedDataJson.encode(mail)));
  }

  @Test
  void derivesTheDomainsTypeFromItsMembersInTheOrderOfTheEip() {
    ObjectNode json = parse(MAIL);
    ((ObjectNode) json.get("types")).remove("EIP712Domain");
    assertEquals(TypedDataJson.decode(parse(MAIL)), TypedDataJson.decode(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uint256 a\":\"0\"}",
        "{\"uint8 a\":255}",
        "{\"uint8 a\":\"255\"}",
        "{\"uint8 a\":\"0xff\"}",
        "{\"int8 a\":-128}",
        "{\"int8 a\":\"-128\"}",
        "{\"bool a\":true}",
        "{\"bytes1 a\":\"0x00\"}",
        "{\"bytes32 a\":\"0x0000000000000000000000000000000000000000000000000000000000000000\"}",
        "{\"bytes a\":\"0x\"}",
        "{\"string a\":\"\"}",
        "{\"uint8[] a\":[]}",
        "{\"uint8[2] a\":[1,2]}",
        "{\"uint8[][2] a\":[[1],[]]}",
        "{\"T[] a\":[]}",
        "{\"T[] a\":[{\"a\":[]},{\"a\":[{\"a\":[]}]}]}"
      })
  void takesWhatFitsItsType(String member) {
    TypedData data = TypedDataJson.decode(document(member));
    assertEquals(data, TypedDataJson.decode(TypedDataJson.encode(data)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uint8 a\":256}",
        "{\"uint8 a\":-1}",
        "{\"uint8 a\":\"-1\"}",
        "{\"uint8 a\":\"0x100\"}",
        "{\"uint8 a\":\"0x01\"}",
        "{\"uint8 a\":\"01\"}",
        "{\"uint8 a\":\"-0\"}",
        "{\"uint8 a\":1.0}",
        "{\"uint8 a\":\"\"}",
        "{\"uint8 a\":true}",
        "{\"uint8 a\":[1]}",
        "{\"uint64 a\":18446744073709551615}",
        "{\"int8 a\":128}",
        "{\"int8 a\":-129}",
        "{\"bool a\":1}",
        "{\"bool a\":\"true\"}",
        "{\"bytes2 a\":\"0x00\"}",
        "{\"bytes2 a\":\"0x000000\"}",
        "{\"bytes a\":\"0x0\"}",
        "{\"bytes a\":\"\"}",
        "{\"string a\":1}",
        "{\"address a\":\"0x12\"}",
        "{\"uint8[2] a\":[1]}",
        "{\"uint8[2] a\":[1,2,3]}",
        "{\"uint8[] a\":1}",
        "{\"uint8[][2] a\":[[1],1]}",
        "{\"T a\":{}}",
        "{\"T[1] a\":[]}",
        "{\"Missing a\":{}}",
        "{\"uint a\":1}",
        "{\"uint7 a\":1}",
        "{\"uint08 a\":1}",
        "{\"uint264 a\":1}",
        "{\"bytes0 a\":\"0x\"}",
        "{\"bytes33 a\":\"0x\"}",
        "{\"uint8[0] a\":[]}",
        "{\"uint8[01] a\":[1]}",
        "{\"uint8[-1] a\":[]}",
        "{\"uint8[99999999999] a\":[]}",
        "{\"uint8[][][][][][][][][] a\":[]}",
        "{\"uint8 a b\":1}",
        "{\"uint8 1\":1}",
        "{\"uint8 \":1}",
        "{\" a\":1}"
      })
  void refusesWhatFitsNoType(String member) {
    refused("", document(member));
  }

  /// A struct T with one member, written as `{"type name": value}`.
  private static ObjectNode document(String member) {
    ObjectNode source = parse(member);
    String[] words = source.propertyNames().iterator().next().split(" ", 2);
    ObjectNode json = parse("{\"types\":{},\"domain\":{},\"primaryType\":\"T\"}");
    ((ObjectNode) json.get("types"))
        .putArray("T")
        .addObject()
        .put("name", words[1])
        .put("type", words[0]);
    json.putObject("message").set(words[1], source.values().iterator().next());
    return json;
  }

  @ParameterizedTest
  @ValueSource(strings = {"types", "domain", "primaryType", "message"})
  void refusesAnIncompleteDocument(String member) {
    ObjectNode json = parse(MAIL);
    json.remove(member);
    refused(member, json);
    json.putNull(member);
    refused(member, json);
    json.put(member, 1);
    refused(member, json);
    refused("not known", parse(MAIL).put("extra", 1));
  }

  @Test
  void refusesMembersTooManyOrTooFew() {
    ObjectNode surplus = parse(MAIL);
    ((ObjectNode) surplus.get("message")).put("note", "pay nothing");
    refused("'note'", surplus);
    ObjectNode nested = parse(MAIL);
    ((ObjectNode) nested.get("message").get("to")).put("note", "");
    refused("'note'", nested);
    ObjectNode missing = parse(MAIL);
    ((ObjectNode) missing.get("message").get("to")).remove("wallet");
    refused("'Mail.to.wallet' is missing", missing);
    ObjectNode none = parse(MAIL);
    ((ObjectNode) none.get("message")).putNull("to");
    refused("Person", none);
  }

  @ParameterizedTest
  @CsvSource({"chainId,one", "chainId,-1", "verifyingContract,0x12", "salt,0x12", "owner,x"})
  void refusesADomainThatIsNone(String member, String value) {
    ObjectNode json = parse(MAIL);
    ((ObjectNode) json.get("types")).remove("EIP712Domain");
    ((ObjectNode) json.get("domain")).put(member, value);
    refused(member, json);
  }

  @Test
  void refusesADomainThatDiffersFromItsType() {
    ObjectNode surplus = parse(MAIL);
    ((ObjectNode) surplus.get("domain")).put("salt", "0x" + "00".repeat(32));
    refused("'salt'", surplus);
    ObjectNode missing = parse(MAIL);
    ((ObjectNode) missing.get("domain")).remove("chainId");
    refused("'domain.chainId' is missing", missing);
    ObjectNode retyped = parse(MAIL);
    ((ObjectNode) retyped.get("types").get("EIP712Domain").get(2)).put("type", "string");
    refused("uint256 chainId", retyped);
    ObjectNode primary = parse(MAIL).put("primaryType", "EIP712Domain");
    refused("not defined", primary);
  }

  @Test
  void refusesTypesThatAreNone() {
    ObjectNode twice = parse(MAIL);
    ((ObjectNode) twice.get("types").get("Person").get(1)).put("name", "name");
    refused("two members", twice);
    ObjectNode atomic = parse(MAIL);
    ((ObjectNode) atomic.get("types")).putArray("uint8");
    refused("atomic", atomic);
    ObjectNode endless = parse(MAIL);
    ((ObjectNode) endless.get("types").get("Person").get(0)).put("type", "Mail");
    refused("without end", endless);
    ObjectNode odd = parse(MAIL);
    ((ObjectNode) odd.get("types")).putArray("Per son");
    refused("identifier", odd);
    ObjectNode many = parse(MAIL);
    for (int i = 0; i < 300; i++) {
      ((ObjectNode) many.get("types")).putArray("T" + i);
    }
    refused("at most 256", many);
  }

  private static ObjectNode parse(String text) {
    return StrictJson.parse(Utf8.encode(text).orElseThrow());
  }

  private static void refused(String what, ObjectNode json) {
    assertRefused(ErrorCode.INVALID_TYPED_DATA, what, () -> TypedDataJson.decode(json));
  }
}
