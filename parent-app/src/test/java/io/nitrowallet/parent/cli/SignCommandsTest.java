package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SignCommandsTest {
  private static final Address SIGNER = Fixture.account(1).address();
  private static final String DELEGATE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String AUTHORIZATION =
      "{\"chainId\":\"0xaa36a7\",\"address\":\"" + DELEGATE + "\",\"nonce\":\"0x7\"}";
  private static final String DIGEST =
      "0xc0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0de";

  /// The example of EIP-712.
  private static final String MAIL =
      """
      {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},
      {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],
      "Person":[{"name":"name","type":"string"},{"name":"wallet","type":"address"}],
      "Mail":[{"name":"from","type":"Person"},{"name":"to","type":"Person"},
      {"name":"contents","type":"string"}]},"primaryType":"Mail",
      "domain":{"name":"Ether Mail","version":"1","chainId":1,
      "verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
      "message":{"from":{"name":"Cow","wallet":"0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},
      "to":{"name":"Bob","wallet":"0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},
      "contents":"Hello, Bob!"}}\
      """;

  private static final String MAIL_DIGEST =
      "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2";

  @TempDir private Path home = Path.of("");
  private final Scene scene = new Scene().keep(Fixture.account(1));

  private Run run(String input, String line) {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, scene))
        .type(input)
        .run(line.split(" ", -1));
  }

  /// The report, once its signature is the account's over its digest.
  private static ObjectNode requireSigned(Run run) {
    assertEquals(0, run.exitCode(), run.out() + run.err());
    ObjectNode json = run.json();
    assertEquals(SIGNER.checksummed(), json.path("signer").stringValue());
    assertEquals("open", json.path("rule").stringValue());
    Bytes signature = Bytes.ofHex(json.path("signature").stringValue());
    assertEquals(65, signature.length());
    assertEquals(
        Optional.of(SIGNER),
        Secp256k1.recover(
                Bytes.ofHex(json.path("digest").stringValue()),
                new Signature(
                    number(signature.slice(0, 32)),
                    number(signature.slice(32, 64)),
                    signature.at(64) - 27))
            .map(PublicKey::address));
    return json;
  }

  private static BigInteger number(Bytes magnitude) {
    return new BigInteger(1, magnitude.toArray());
  }

  @Test
  void signsTypedDataOfAFileOrOfStandardInput() throws IOException {
    Run typed = run(MAIL, "sign typed-data -n treasury - --json");
    assertEquals(MAIL_DIGEST, requireSigned(typed).path("digest").stringValue());
    Path file = Files.writeString(home.resolve("mail.json"), MAIL);
    assertEquals(typed.out(), run("", "sign typed-data -n treasury --json " + file).out());
    Run people = run(MAIL, "sign typed-data -n treasury -");
    assertTrue(people.out().contains(MAIL_DIGEST), people.out());
  }

  @Test
  void refusesTypedDataThatIsNotOfItsTypes() {
    String surplus = MAIL.replace("\"contents\":\"Hello", "\"copy\":\"x\",\"contents\":\"Hello");
    Run run = run(surplus, "sign typed-data -n treasury - --json");
    assertEquals(3, run.exitCode(), run.out());
    assertEquals("INVALID_TYPED_DATA", run.errorCode());
    assertEquals("BAD_REQUEST", run("[]", "sign typed-data -n treasury - --json").errorCode());
  }

  private static String userOperation(String version, String initCode) {
    return """
    {"version":"%s","chainId":"0x1","entryPoint":"0x0000000071727De22E5E9d8BAf0edAc6f37da032",
    "sender":"%s","nonce":"0x7","initCode":"%s","callData":"0xb61d27f6","callGasLimit":"0x5208",
    "verificationGasLimit":"0x186a0","preVerificationGas":"0xc350","maxFeePerGas":"0x6fc23ac00",
    "maxPriorityFeePerGas":"0x3b9aca00","paymasterAndData":"0x"}\
    """
        .formatted(version, DELEGATE, initCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.6", "0.7", "0.8"})
  void signsAUserOperationAsItsEntryPointsAccountsHaveIt(String version) {
    Run run = run(userOperation(version, "0x"), "sign user-operation -n treasury - --json");
    ObjectNode json = requireSigned(run);
    Bytes hash = Bytes.ofHex(json.path("userOperationHash").stringValue());
    Bytes signed = version.equals("0.8") ? hash : new PersonalMessage(hash).digest();
    assertEquals(signed.hex0x(), json.path("digest").stringValue());
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0x7702", "0.9, 0x", "0.7, 0x0", "0.7, none"})
  void refusesAUserOperationOfWhichItDoesNotKnowTheHash(String version, String initCode) {
    Run run = run(userOperation(version, initCode), "sign user-operation -n treasury - --json");
    assertEquals(3, run.exitCode(), run.out());
    assertEquals("INVALID_USER_OPERATION", run.errorCode());
  }

  @Test
  void signsAnAuthorizationGivenAsFlagsOrAsJson() {
    String flags = "--chain-id 11155111 --nonce 7 --address " + DELEGATE;
    Run byFlags = run("", "sign authorization -n treasury --json " + flags);
    ObjectNode json = requireSigned(byFlags);
    Authorization authorization =
        new Authorization(
            new ChainId(BigInteger.valueOf(11_155_111)),
            Address.parse(DELEGATE),
            new Uint64(BigInteger.valueOf(7)));
    assertEquals(authorization.digest().hex0x(), json.path("digest").stringValue());
    assertEquals(
        Optional.of(SIGNER),
        Authorization.Signed.of(
                authorization, quantity(json, "r"), quantity(json, "s"), quantity(json, "yParity"))
            .authority());
    Run byJson = run(AUTHORIZATION, "sign authorization -n treasury - --json");
    assertEquals(byFlags.out(), byJson.out());
  }

  private static BigInteger quantity(ObjectNode json, String member) {
    return new BigInteger(json.path(member).stringValue().substring(2), 16);
  }

  @ParameterizedTest
  @CsvSource({
    "--chain-id 0 --nonce 7 --address " + DELEGATE + ", INVALID_TRANSACTION",
    "--chain-id -1 --nonce 7 --address " + DELEGATE + ", INVALID_TRANSACTION",
    "--chain-id 1 --nonce 18446744073709551616 --address " + DELEGATE + ", INVALID_TRANSACTION",
    "--chain-id 1 --nonce 7 --address 0x70997970, INVALID_TRANSACTION",
    "/nowhere/authorization.json, INVALID_VALUE",
  })
  void refusesAnAuthorizationForEveryChainOrOfAnotherForm(String input, String code) {
    Run run = run("", "sign authorization -n treasury --json " + input);
    assertEquals(3, run.exitCode(), run.out());
    assertEquals(code, run.errorCode());
  }

  @Test
  void signsADigestAndWarnsThatNobodyCanSeeWhatItIsOf() {
    Run run = run("", "sign digest -n treasury --json " + DIGEST);
    assertEquals(DIGEST, requireSigned(run).path("digest").stringValue());
    assertTrue(run.err().contains("nobody can see"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0xc0de", "c0de", "hello"})
  void refusesADigestOfAnotherForm(String digest) {
    Run run = run("", "sign digest -n treasury --json " + digest);
    assertEquals(3, run.exitCode(), run.out());
    assertEquals("INVALID_VALUE", run.errorCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign typed-data -n treasury",
        "sign typed-data -",
        "sign user-operation -n treasury",
        "sign authorization -n treasury",
        "sign authorization -n treasury --chain-id 1 --nonce 7",
        "sign authorization -n treasury - --chain-id 1 --nonce 7 --address " + DELEGATE,
        "sign digest -n treasury",
        "sign digest " + DIGEST,
      })
  void wantsEachThingOnceAndInOneForm(String line) {
    assertEquals(2, run("{}", line).exitCode());
  }

  private static String input(String command) {
    return switch (command) {
      case "typed-data" -> MAIL;
      case "user-operation" -> userOperation("0.7", "0x");
      default -> AUTHORIZATION;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "typed-data -, typedData",
    "user-operation -, userOperation",
    "authorization -, delegation",
    "digest " + DIGEST + ", digest",
    "message --text hello, message",
    "transaction --chain-id 1 --nonce 7 --gas 21000 --max-fee 1 --max-priority-fee 1 --value 1 --to"
        + " "
        + DELEGATE
        + ", nativeTransfer",
  })
  void saysInWordsWhatIsSignedAndWithExplainSignsNothing(String command, String kind) {
    String[] words = command.split(" ", 2);
    String line = "sign %s -n treasury %s".formatted(words[0], words[1]);
    String input = input(words[0]);
    ObjectNode signed = run(input, line + " --json").json();
    assertEquals(kind, signed.at("/summary/kind").stringValue());
    Run explained = run(input, line + " --explain --json");
    assertEquals(0, explained.exitCode(), explained.out());
    assertEquals(signed.get("summary"), explained.json().get("summary"));
    for (String member : List.of("signature", "rawTransaction", "hash", "r", "s", "yParity")) {
      assertTrue(explained.json().path(member).isMissingNode(), member);
    }
    Run people = run(input, line);
    assertTrue(people.out().startsWith("Summary "), people.out());
    assertTrue(people.out().contains(signed.at("/summary/headline").stringValue()), people.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"typed-data", "user-operation", "authorization", "digest"})
  void warnsOfASignerThatThisMachineDoesNotKnow(String command) {
    scene.forget();
    scene.replaceRow(Fixture.account(1));
    String content = command.equals("digest") ? DIGEST : "-";
    Run run = run(input(command), "sign %s -n treasury %s".formatted(command, content));
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("not pinned"), run.err());
  }
}
