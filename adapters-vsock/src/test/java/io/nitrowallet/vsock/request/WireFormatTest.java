package io.nitrowallet.vsock.request;

import static io.nitrowallet.vsock.Schemas.isValid;
import static io.nitrowallet.vsock.Schemas.schemas;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.migration.SeedFormat;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.EnclaveStatementJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.vsock.Fixtures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The codecs and the published schemas in `docs/protocol` say the same.
final class WireFormatTest {
  private static final RequestId ID = new RequestId("r-1");

  private static String text(Bytes document) {
    return new String(document.toArray(), UTF_8);
  }

  private static Bytes bytes(String text) {
    return Bytes.copyOf(text.getBytes(UTF_8));
  }

  private static SignCommand sign(Signable signable) {
    return new SignCommand(Fixtures.account("a"), signable);
  }

  static Stream<EnclaveRequest> requests() {
    Stream<EnclaveRequest> signing =
        Fixtures.signables().stream()
            .flatMap(signable ->
                Stream.of(
                    new EnclaveRequest.Sign(Fixtures.CREDENTIAL, sign(signable)),
                    new EnclaveRequest.Explain(
                        new ExplainCommand(Fixtures.account("a"), signable))));
    return Stream.concat(signing, otherRequests());
  }

  private static Stream<EnclaveRequest> otherRequests() {
    return Stream.of(
        new EnclaveRequest.Generate(
            Fixtures.CREDENTIAL,
            new GenerateAccountCommand(
                new AccountName("a"), Optional.empty(), Optional.empty(), Optional.empty())),
        new EnclaveRequest.Generate(
            Fixtures.CREDENTIAL,
            new GenerateAccountCommand(
                new AccountName("a"),
                Optional.of(Fixtures.ARN),
                Optional.of(new PolicyText("{\"v\":1}")),
                Optional.of(Fixtures.NONCE))),
        new EnclaveRequest.Sign(
            Fixtures.CREDENTIAL,
            new SignCommand(
                Fixtures.account("a"),
                PersonalMessage.ofText("hello"),
                Optional.of(Fixtures.NONCE))),
        new EnclaveRequest.Explain(
            new ExplainCommand(
                Fixtures.account("a"),
                PersonalMessage.ofText("hello"),
                Optional.of(Fixtures.NONCE))),
        new EnclaveRequest.Sign(
            Fixtures.CREDENTIAL,
            new SignCommand(
                Fixtures.account("a"),
                Fixtures.dynamicFee(),
                Optional.of(Fixtures.approved(new IntentAction.Sign(Fixtures.dynamicFee()))),
                Optional.of(Fixtures.NONCE))),
        change(new IntentAction.UpdatePolicy(new PolicyText("{\"v\":1}")), true),
        change(new IntentAction.UpdatePolicy(new PolicyText("{\"v\":1}")), false),
        change(new IntentAction.Reseal(new KeyArn(Fixtures.ARN)), true),
        new EnclaveRequest.Receipts(7),
        new EnclaveRequest.Import(Fixtures.CREDENTIAL, Fixtures.importing("a")),
        new EnclaveRequest.Migrate(Fixtures.CREDENTIAL, Fixtures.migrating("a", SeedFormat.GO)),
        new EnclaveRequest.Migrate(Fixtures.CREDENTIAL, Fixtures.migrating("a", SeedFormat.KMS)),
        new EnclaveRequest.Verify(
            Fixtures.CREDENTIAL, new VerifyAccountCommand(Fixtures.account("a"))),
        new EnclaveRequest.Verify(
            Fixtures.CREDENTIAL,
            new VerifyAccountCommand(Fixtures.account("a"), Optional.of(Fixtures.NONCE))),
        new EnclaveRequest.Attest(Fixtures.NONCE),
        new EnclaveRequest.Health());
  }

  private static EnclaveRequest change(AccountChange change, boolean approved) {
    return new EnclaveRequest.Change(
        Fixtures.CREDENTIAL,
        new ChangeAccountCommand(
            Fixtures.account("a"),
            change,
            Optional.of(change).filter(_ -> approved).map(Fixtures::approved),
            Optional.of(Fixtures.NONCE)));
  }

  static Stream<EnclaveReply> replies() {
    return Stream.concat(
        requests().map(Fixtures::honest),
        Stream.of(new EnclaveReply.Refusal(ErrorCode.POLICY_DENIED, "no rule allows it")));
  }

  private static String schemaOf(EnclaveRequest request) {
    return switch (request) {
      case EnclaveRequest.Generate _ -> "generate-account-request";
      case EnclaveRequest.Import _ -> "import-account-request";
      case EnclaveRequest.Migrate _ -> "migrate-account-request";
      case EnclaveRequest.Sign _ -> "sign-request";
      case EnclaveRequest.Explain _ -> "explain-request";
      case EnclaveRequest.Verify _ -> "verify-account-request";
      case EnclaveRequest.Change change ->
          change.command().change() instanceof IntentAction.Reseal
              ? "reseal-request"
              : "update-policy-request";
      case EnclaveRequest.Receipts _ -> "receipts-request";
      case EnclaveRequest.Attest _ -> "attest-request";
      case EnclaveRequest.Health _ -> "health-request";
    };
  }

  private static String schemaOf(EnclaveReply reply) {
    return switch (reply) {
      case EnclaveReply.Generated _ -> "generate-response";
      case EnclaveReply.Imported _ -> "import-response";
      case EnclaveReply.Migrated _ -> "migrate-response";
      case EnclaveReply.Signed _ -> "sign-response";
      case EnclaveReply.Explained _ -> "explain-response";
      case EnclaveReply.Verified _ -> "verify-response";
      case EnclaveReply.Changed changed ->
          changed.kind() == RequestKind.RESEAL ? "reseal-response" : "update-policy-response";
      case EnclaveReply.Receipts _ -> "receipts-response";
      case EnclaveReply.Attested _ -> "attest-response";
      case EnclaveReply.Healthy _ -> "health-response";
      case EnclaveReply.Refusal _ -> "error";
    };
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestsSurviveTheirEncodingAndFitTheirSchema(EnclaveRequest request)
      throws java.io.IOException {
    Bytes encoded = RequestCodec.encode(ID, request);
    RequestEnvelope envelope = RequestCodec.decode(encoded);
    assertEquals(ID, envelope.id());
    EnclaveRequest decoded = envelope.request();
    assertEquals(encoded, RequestCodec.encode(ID, decoded));
    assertEquals(request.getClass(), decoded.getClass());
    if (request instanceof EnclaveRequest.Explain) {
      assertEquals(request, decoded);
    }
    if (request instanceof EnclaveRequest.Sign sign
        && decoded instanceof EnclaveRequest.Sign other) {
      assertEquals(sign.command(), other.command());
    }
    assertTrue(isValid(schemaOf(request), encoded), () -> text(encoded));
    for (String other : List.of("health-response", "error", "common")) {
      assertEquals(other.equals("common"), isValid(other, encoded));
    }
  }

  @ParameterizedTest
  @MethodSource("replies")
  void repliesSurviveTheirEncodingAndFitTheirSchema(EnclaveReply reply) throws java.io.IOException {
    Bytes encoded = ReplyCodec.encode(ID, reply);
    assertEquals(reply, ReplyCodec.decode(encoded, ID));
    assertTrue(isValid(schemaOf(reply), encoded), () -> text(encoded));
  }

  static Stream<DsseEnvelope> signedResults() {
    return replies()
        .flatMap(reply ->
            switch (reply) {
              case EnclaveReply.Generated generated -> Stream.of(generated.signedResult());
              case EnclaveReply.Imported imported -> Stream.of(imported.signedResult());
              case EnclaveReply.Migrated migrated -> Stream.of(migrated.signedResult());
              case EnclaveReply.Signed signed -> Stream.of(signed.result().signedResult());
              case EnclaveReply.Explained(var result) -> Stream.of(result.signedResult());
              case EnclaveReply.Changed changed -> Stream.of(changed.signedResult());
              case EnclaveReply.Verified verified -> Stream.of(verified.result().signedResult());
              default -> Stream.empty();
            });
  }

  @ParameterizedTest
  @MethodSource("signedResults")
  void whatIsSignedFitsItsSchema(DsseEnvelope signedResult) throws java.io.IOException {
    assertTrue(
        isValid("enclave-statement", signedResult.payload()), () -> text(signedResult.payload()));
    assertTrue(isValid("dsse", StrictJson.write(DsseJson.encode(signedResult))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1=>\"v\":2",
        "\"op\":\"sign\"=>\"op\":\"verifyAccount\"",
        "\"op\":\"sign\"=>\"op\":\"pay\"",
        "\"nonce\":=>\"more\":1,\"nonce\":",
        "\"nonce\":\"Bwc=>\"nonce\":\"BwcA",
        "\"time\":\"2026=>\"time\":\"26",
        "\"version\":1=>\"version\":\"1\"",
        "\"row\":\"=>\"row\":\"0x",
        "\"rule\":\"open\"=>\"rule\":\"open\",\"origin\":\"generated\"",
        "\"digest\":\"=>\"digest\":\"00",
        "\"summary\":\"=>\"summary\":\"00",
        "\"summary\"=>\"summaries\"",
        "\"result\":{=>\"results\":{"
      })
  void codecAndSchemaRefuseTheSameStatements(String change) throws java.io.IOException {
    var command =
        new SignCommand(
            Fixtures.account("a"), PersonalMessage.ofText("x"), Optional.of(Fixtures.NONCE));
    String valid = text(Fixtures.signed(command).signedResult().payload());
    String[] parts = change.split("=>", -1);
    assertTrue(valid.contains(parts[0]), valid);
    Bytes changed = bytes(valid.replace(parts[0], parts[1]));
    assertThrows(RefusedException.class, () -> EnclaveStatementJson.decode(changed));
    assertFalse(isValid("enclave-statement", changed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"key_id\":\"arn=>\"keyId\":\"arn",
        "\"key_id\":\"arn:aws:kms=>\"key_id\":\"alias:kms",
        "\"policy\":=>\"policies\":",
        "\"address\":\"0x=>\"address\":\"",
        "\"nonce\":=>\"nonces\":",
        "\"nonce\":\"Bwc=>\"nonce\":\"BwcABwcA",
        "\"enc\":\"=>\"enc\":\"AAAA",
        "\"ciphertext\":\"Dg4O=>\"ciphertext\":\""
      })
  void codecAndSchemaRefuseTheSameImports(String change) throws java.io.IOException {
    String valid =
        text(
            RequestCodec.encode(
                ID, new EnclaveRequest.Import(Fixtures.CREDENTIAL, Fixtures.importing("a"))));
    String[] parts = change.split("=>", -1);
    assertTrue(valid.contains(parts[0]), valid);
    Bytes changed = bytes(valid.replace(parts[0], parts[1]));
    assertThrows(RefusedException.class, () -> RequestCodec.decode(changed).request());
    assertFalse(isValid("import-account-request", changed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"format\":\"go\"=>\"format\":\"Go\"",
        "\"format\":\"go\"=>\"format\":\"rust\"",
        "\"keyId\":\"arn:aws:kms=>\"keyId\":\"alias:kms",
        "\"address\":\"0x=>\"address\":\"",
        "\"wrapped\":=>\"wrappt\":",
        "\"sealed\":\"Dg4O=>\"sealed\":\"",
        "\"seed\":=>\"row\":",
        "\"nonce\":=>\"nonces\":"
      })
  void codecAndSchemaRefuseTheSameMigrations(String change) throws java.io.IOException {
    var migrating = Fixtures.migrating("a", SeedFormat.GO);
    String valid =
        text(RequestCodec.encode(ID, new EnclaveRequest.Migrate(Fixtures.CREDENTIAL, migrating)));
    String[] parts = change.split("=>", -1);
    assertTrue(valid.contains(parts[0]), valid);
    Bytes changed = bytes(valid.replace(parts[0], parts[1]));
    assertThrows(RefusedException.class, () -> RequestCodec.decode(changed).request());
    assertFalse(isValid("migrate-account-request", changed));
  }

  @Test
  void everySchemaIsHeldToACodec() throws java.io.IOException {
    List<String> used =
        Stream.of(
                requests().map(WireFormatTest::schemaOf),
                replies().map(WireFormatTest::schemaOf),
                Stream.of("common", "account-row", "event", "dsse", "enclave-statement"),
                Stream.of(
                    "signable", "transaction", "typed-data", "user-operation", "summary"), // within
                Stream.of("intent", "receipt", "policy"), // SignedDocumentsTest
                Stream.of("release-manifest")) // ReleaseManifestJsonTest
            .flatMap(names -> names)
            .map(name -> "https://nitrowallet.io/schemas/" + name + ".schema.json")
            .distinct()
            .sorted()
            .toList();
    assertEquals(used, schemas().keySet().stream().sorted().toList());
  }

  /// Each line: what to replace in a valid `sign` request, and by what.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"apiRequest\":\"sign\"=>\"apiRequest\":\"sing\"",
        "\"v\":1=>\"v\":2",
        "\"v\":1=>\"v\":\"1\"",
        "\"requestId\":\"r-1\"=>\"requestId\":\"r 1\"",
        "\"requestId\":\"r-1\"=>\"requestId\":\"\"",
        "\"aws_session_token\"=>\"session_token\"",
        "\"ASIAEXAMPLEACCESSKEY\"=>\"ASIA EXAMPLE\"",
        "\"Version\":1=>\"Version\":\"1\"",
        "\"Version\":1=>\"Version\":0",
        "\"Kind\":\"account\"=>\"Kind\":\"row\"",
        "\"Name\":\"a\"=>\"Name\":\"a b\"",
        "\"op\":\"transaction\"=>\"op\":\"message\"",
        "\"op\":\"transaction\"=>\"op\":\"transaction\",\"message\":\"\"",
        "\"type\":\"0x2\"=>\"type\":\"0x3\"",
        "\"type\":\"0x2\"=>\"type\":\"0x5\"",
        "\"type\":\"0x2\"=>\"type\":\"0x0\"",
        "\"nonce\":\"0x9\"=>\"nonce\":\"0x09\"",
        "\"nonce\":\"0x9\"=>\"nonce\":9",
        "\"chainId\":\"0x1\"=>\"chainID\":\"0x1\"",
        "\"maxFeePerGas\":\"0x64\"=>\"maxFeePerGas\":\"0x64\",\"gasPrice\":\"0x1\""
      })
  void codecAndSchemaRefuseTheSame(String change) throws java.io.IOException {
    String valid =
        text(
            RequestCodec.encode(
                ID, new EnclaveRequest.Sign(Fixtures.CREDENTIAL, sign(Fixtures.dynamicFee()))));
    String[] parts = change.split("=>", -1);
    assertTrue(valid.contains(parts[0]), valid);
    Bytes changed = bytes(valid.replace(parts[0], parts[1]));
    assertThrows(RefusedException.class, () -> RequestCodec.decode(changed).request());
    assertFalse(isValid("sign-request", changed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1=>\"v\":2",
        "\"apiResponse\":\"signResponse\"=>\"apiResponse\":\"signed\"",
        "\"yParity\":\"0x=>\"yParity\":\"0x1",
        "\"r\":\"0x=>\"r\":\"0x0",
        "\"rule\":\"open\"=>\"rule\":7",
        "\"op\":\"message\"=>\"op\":\"transaction\"",
        "\"encoded\":\"0x=>\"encoded\":\"0x00",
        "\"address\"=>\"addresses\"",
        "\"summary\"=>\"summaries\"",
        "\"signedResult\"=>\"signed\"",
        "\"payloadType\"=>\"type\"",
        "\"signatures\":[{=>\"signatures\":[{\"cert\":\"\","
      })
  void codecAndSchemaRefuseTheSameReplies(String change) throws java.io.IOException {
    EnclaveReply reply =
        Fixtures.honest(
            new EnclaveRequest.Sign(Fixtures.CREDENTIAL, sign(PersonalMessage.ofText("x"))));
    String valid = text(ReplyCodec.encode(ID, reply));
    String[] parts = change.split("=>", -1);
    assertTrue(valid.contains(parts[0]), valid);
    Bytes changed = bytes(valid.replace(parts[0], parts[1]));
    RefusedException refused =
        assertThrows(RefusedException.class, () -> ReplyCodec.decode(changed, ID));
    assertEquals(ErrorCode.REPLY_REFUSED, refused.code());
    assertFalse(isValid("sign-response", changed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"apiResponse\":\"explainResponse\"=>\"apiResponse\":\"explained\"",
        "\"policy\":\"unverified\"=>\"policy\":\"verified\"",
        "\"policy\":=>\"policies\":",
        "\"decision\":\"allowed\"=>\"decision\":\"denied\"",
        "\"rule\":\"open\"=>\"reason\":\"open\"",
        "\"edition\":1=>\"edition\":0",
        "\"kind\":\"message\"=>\"kind\":\"massage\"",
        "\"headline\"=>\"head\"",
        "\"label\"=>\"labels\"",
        "\"warnings\":[=>\"warnings\":[1",
        "\"summary\"=>\"summaries\"",
        "\"signedResult\"=>\"signed\""
      })
  void codecAndSchemaRefuseTheSameExplanations(String change) throws java.io.IOException {
    EnclaveReply reply =
        Fixtures.honest(
            new EnclaveRequest.Explain(
                new ExplainCommand(Fixtures.account("a"), PersonalMessage.ofText("x y"))));
    String valid = text(ReplyCodec.encode(ID, reply));
    String[] parts = change.split("=>", -1);
    assertTrue(valid.contains(parts[0]), valid);
    Bytes changed = bytes(valid.replace(parts[0], parts[1]));
    RefusedException refused =
        assertThrows(RefusedException.class, () -> ReplyCodec.decode(changed, ID));
    assertEquals(ErrorCode.REPLY_REFUSED, refused.code());
    assertFalse(isValid("explain-response", changed));
  }

  @Test
  void refusesAReplyToAnotherRequest() {
    Bytes reply = ReplyCodec.encode(ID, new EnclaveReply.Healthy(Fixtures.healthy()));
    assertThrows(RefusedException.class, () -> ReplyCodec.decode(reply, new RequestId("r-2")));
  }

  @Test
  void refusesAnErrorThatWouldMoveTheCursor() {
    Bytes reply =
        ReplyCodec.encode(ID, new EnclaveReply.Refusal(ErrorCode.BUSY, "\u001b[2Jall is well"));
    assertThrows(RefusedException.class, () -> ReplyCodec.decode(reply, ID));
  }

  @Test
  void takesAnErrorCodeOfANewerEnclave() {
    String reply =
        text(ReplyCodec.encode(ID, new EnclaveReply.Refusal(ErrorCode.BUSY, "later")))
            .replace("BUSY", "MOON_PHASE");
    var refusal = assertInstanceOf(EnclaveReply.Refusal.class, ReplyCodec.decode(bytes(reply), ID));
    assertEquals(ErrorCode.INTERNAL, refusal.code());
    assertEquals("MOON_PHASE: later", refusal.message());
  }

  @Test
  void namesWhatIsKnown() {
    RefusedException unknown =
        assertThrows(
            RefusedException.class,
            () -> RequestCodec.decode(bytes("{\"apiRequest\":\"x\"}")).request());
    assertEquals(ErrorCode.UNKNOWN_REQUEST, unknown.code());
    assertTrue(
        unknown
            .sentence()
            .contains(
                "importAccount, migrateAccount, sign, explain, verifyAccount, updatePolicy,"
                    + " reseal, receipts, attest"),
        unknown.sentence());
    RefusedException version =
        assertThrows(
            RefusedException.class,
            () -> RequestCodec.decode(bytes("{\"apiRequest\":\"health\",\"v\":7}")).request());
    assertEquals(ErrorCode.UNSUPPORTED_VERSION, version.code());
    assertTrue(version.sentence().contains("[1]"), version.sentence());
  }

  @Test
  void aRequestNeverPrintsItsCredential() {
    String printed =
        Fixtures.CREDENTIAL + requests().map(Object::toString).collect(Collectors.joining());
    assertTrue(printed.contains("redacted"), printed);
    assertFalse(printed.contains("example/"), printed);
    assertFalse(printed.contains("ASIA"), printed);
  }
}
