package io.nitrowallet.vsock.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.migration.SeedFormat;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult.Explained;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.ImportAccountResult.Imported;
import io.nitrowallet.domain.port.in.MigrateAccountResult.Migrated;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult.Verified;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.service.AttestedIdentity;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.domain.summary.SummaryKind;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.Life;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.server.EnclaveServer;
import io.nitrowallet.vsock.server.RequestHandler;
import io.nitrowallet.vsock.server.ServerLimits;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a lying parent instance does to a signed result, it is refused. What it does to the
/// attestation is the verifier's subject; here the verifier believes every document.
@Timeout(60)
final class AttestedEnclaveTest {
  private static final VsockAddress ADDRESS = new VsockAddress(16, 7878);
  private static final PersonalMessage HELLO = PersonalMessage.ofText("hello");
  private static final Account ACCOUNT = Fixtures.account("a");
  private static final PcrValues PCRS = PcrValues.of(Map.of(0, Fixtures.repeated(9, 48)));

  @TempDir Path directory;
  private final List<EnclaveRequest> asked = new ArrayList<>();
  private final Map<Bytes, ReceiptHead> seen = new HashMap<>();
  private RequestHandler handler = Fixtures::honest;
  private EnclaveServer server;
  private RemoteEnclave remote;
  private AttestedEnclave enclave;

  @BeforeEach
  void start() {
    Transport transport = new UnixDirectory(directory.resolve("s"));
    server =
        EnclaveServer.start(
            transport,
            ADDRESS,
            ServerLimits.DEFAULT,
            request -> {
              asked.add(request);
              return handler.handle(request);
            },
            _ -> {});
    remote = new RemoteEnclave(transport, ADDRESS, () -> Fixtures.CREDENTIAL);
    var random = new SecureRandom();
    var identity =
        new AttestedIdentity(
            remote, AttestedEnclaveTest::believe, PCRS, random::nextBytes, Instant::now);
    enclave =
        new AttestedEnclave(
            remote, identity, random::nextBytes, (life, head) -> seen.put(life, head));
  }

  @AfterEach
  void stop() {
    remote.close();
    server.close();
  }

  private static AttestationVerdict believe(Bytes document, AttestationExpectations expectations) {
    var said =
        new AttestationDocument(
            "i-0-enc0",
            Instant.EPOCH,
            PCRS,
            Bytes.EMPTY,
            List.of(),
            Optional.of(Fixtures.LIFE.identity().encode()),
            Optional.empty(),
            expectations.nonce());
    return new AttestationVerdict.Verified(
        new AttestationReport(said, expectations, List.of()),
        new TrustRoot(Bytes.EMPTY, TrustRoot.Kind.DEVELOPMENT));
  }

  private static GenerateAccountCommand generate() {
    return new GenerateAccountCommand(
        new AccountName("a"), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static SignCommand sign() {
    return new SignCommand(ACCOUNT, HELLO);
  }

  private static ExplainCommand explain() {
    return new ExplainCommand(ACCOUNT, HELLO);
  }

  private static VerifyAccountCommand verify() {
    return new VerifyAccountCommand(ACCOUNT);
  }

  private static void assertRefused(ErrorCode code, String why, Object result) {
    Refused refused = assertInstanceOf(Refused.class, result);
    assertEquals(code, refused.code());
    assertTrue(refused.message().contains(why), refused.message());
  }

  @Test
  void attestsOnceAndSendsEachRequestANonceOfItsOwn() {
    assertInstanceOf(Generated.class, enclave.generate(generate()));
    assertInstanceOf(Signed.class, enclave.sign(sign()));
    assertInstanceOf(Signed.class, enclave.sign(sign()));
    assertInstanceOf(Explained.class, enclave.explain(explain()));
    assertInstanceOf(Verified.class, enclave.verify(verify()));
    assertInstanceOf(Imported.class, enclave.importAccount(Fixtures.importing("a")));
    assertInstanceOf(Migrated.class, enclave.migrate(Fixtures.migrating("a", SeedFormat.GO)));

    assertInstanceOf(EnclaveRequest.Attest.class, asked.getFirst());
    List<Bytes> nonces =
        asked.stream().skip(1).map(AttestedEnclaveTest::nonce).flatMap(Optional::stream).toList();
    assertEquals(6, nonces.stream().distinct().count(), nonces::toString);
  }

  private static Optional<Bytes> nonce(EnclaveRequest request) {
    return switch (request) {
      case EnclaveRequest.Generate generate -> generate.command().nonce();
      case EnclaveRequest.Import imported -> Optional.of(imported.command().binding().nonce());
      case EnclaveRequest.Migrate migrate -> Optional.of(migrate.command().nonce());
      case EnclaveRequest.Sign sign -> sign.command().nonce();
      case EnclaveRequest.Explain(var command) -> command.nonce();
      case EnclaveRequest.Verify verify -> verify.command().nonce();
      default -> Optional.empty();
    };
  }

  @Test
  void remembersHowFarReceiptsGoByResultsThatStandAndByNoOthers() {
    Bytes life = Fixtures.LIFE.identity().fingerprint();
    verifyAnsweredBy(
        command -> new Life(7).state(command.account(), command.nonce(), new Deed.Opened()));
    verifyAnsweredBy(_ -> Fixtures.signed(sign()).signedResult());
    assertEquals(Map.of(), seen);
    enclave.sign(sign());
    assertEquals(Map.of(life, Life.HEAD), seen);
    seen.clear();
    enclave.explain(explain());
    assertEquals(Map.of(life, Life.HEAD), seen);
  }

  @Test
  void keepsTheNonceThatARequesterDrewItself() {
    var command = new VerifyAccountCommand(ACCOUNT, Optional.of(Fixtures.NONCE));
    enclave.verify(command);
    assertEquals(Optional.of(Fixtures.NONCE), nonce(asked.getLast()));
  }

  /// The parent answers `verifyAccount` itself, with whatever signed result `forge` makes.
  private Object verifyAnsweredBy(Function<VerifyAccountCommand, DsseEnvelope> forge) {
    handler =
        request ->
            request instanceof EnclaveRequest.Verify verify
                ? new EnclaveReply.Verified(
                    new Verified(
                        ACCOUNT.name(), ACCOUNT.address(), 1, forge.apply(verify.command())))
                : Fixtures.honest(request);
    return enclave.verify(verify());
  }

  @Test
  void refusesAnAnswerThatAnotherKeySigned() {
    assertRefused(
        ErrorCode.SIGNATURE_REFUSED,
        "the enclave that was attested",
        verifyAnsweredBy(
            command -> new Life(7).state(command.account(), command.nonce(), new Deed.Opened())));
  }

  @Test
  void attestsAnewAfterAResultOfAnotherLifeAndOnlyThen() {
    enclave.sign(sign());
    verifyAnsweredBy(
        command -> new Life(7).state(command.account(), command.nonce(), new Deed.Opened()));
    verifyAnsweredBy(_ -> Fixtures.signed(sign()).signedResult());
    enclave.sign(sign());
    assertEquals(2, asked.stream().filter(EnclaveRequest.Attest.class::isInstance).count());
  }

  @Test
  void refusesAnAnswerThatAnotherKeySignedInTheAttestedOnesName() {
    assertRefused(
        ErrorCode.SIGNATURE_REFUSED,
        "not valid",
        verifyAnsweredBy(command -> {
          var forged = new Life(7).state(command.account(), command.nonce(), new Deed.Opened());
          var honest = Fixtures.LIFE.state(command.account(), command.nonce(), new Deed.Opened());
          return new DsseEnvelope(
              forged.payloadType(),
              forged.payload(),
              List.of(
                  new DsseSignature(
                      honest.signatures().getFirst().keyId(),
                      forged.signatures().getFirst().signature())));
        }));
  }

  @Test
  void refusesAnAnswerToAnEarlierRequest() {
    Verified earlier = assertInstanceOf(Verified.class, enclave.verify(verify()));
    assertRefused(
        ErrorCode.REPLY_REFUSED, "another nonce", verifyAnsweredBy(_ -> earlier.signedResult()));
  }

  @Test
  void refusesAnAnswerToARequestWithoutANonce() {
    assertRefused(
        ErrorCode.REPLY_REFUSED,
        "another nonce",
        verifyAnsweredBy(command ->
            Fixtures.LIFE.state(command.account(), Optional.empty(), new Deed.Opened())));
  }

  @Test
  void refusesAnAnswerForAnotherRowOfTheSameAccount() {
    Sealing own = ACCOUNT.sealing();
    Account other =
        new Account(
            ACCOUNT.name(),
            ACCOUNT.publicKey(),
            ACCOUNT.policy(),
            ACCOUNT.createdAt(),
            ACCOUNT.birthCertificate(),
            new Sealing(own.keyArn(), 1, own.encryptedDataKey(), Fixtures.repeated(5, 125)));
    assertRefused(
        ErrorCode.REPLY_REFUSED,
        "another row;",
        verifyAnsweredBy(
            command -> Fixtures.LIFE.state(other, command.nonce(), new Deed.Opened())));
  }

  @Test
  void refusesAnAnswerForAnotherAccountOrPolicy() {
    assertRefused(
        ErrorCode.REPLY_REFUSED,
        "another account name",
        verifyAnsweredBy(command ->
            Fixtures.LIFE.state(Fixtures.account("b"), command.nonce(), new Deed.Opened())));
    Account laxer =
        new Account(
            ACCOUNT.name(),
            ACCOUNT.publicKey(),
            new PolicyText("laxer"),
            ACCOUNT.createdAt(),
            ACCOUNT.birthCertificate(),
            ACCOUNT.sealing());
    assertRefused(
        ErrorCode.REPLY_REFUSED,
        "another policy",
        verifyAnsweredBy(
            command -> Fixtures.LIFE.state(laxer, command.nonce(), new Deed.Opened())));
  }

  @Test
  void refusesAnAnswerToAnotherOperation() {
    assertRefused(
        ErrorCode.REPLY_REFUSED,
        "another operation",
        verifyAnsweredBy(command ->
            Fixtures.LIFE.state(
                command.account(), command.nonce(), new Deed.Made(Origin.GENERATED))));
  }

  @Test
  void refusesADocumentOfAnotherKindThatTheIdentitySigned() {
    assertRefused(
        ErrorCode.SIGNATURE_REFUSED,
        "something else",
        verifyAnsweredBy(command -> {
          DsseEnvelope honest =
              Fixtures.LIFE.state(command.account(), command.nonce(), new Deed.Opened());
          return Fixtures.LIFE.sign("application/vnd.nitro-wallet.receipt+json", honest.payload());
        }));
  }

  @Test
  void refusesWhatTheIdentityWouldNotState() {
    Bytes nonsense = Bytes.copyOf("{\"v\":1}".getBytes(StandardCharsets.UTF_8));
    assertRefused(
        ErrorCode.REPLY_REFUSED,
        "lacks",
        verifyAnsweredBy(_ -> Fixtures.LIFE.sign(EnclaveStatement.PAYLOAD_TYPE, nonsense)));
  }

  @Test
  void refusesARuleThatTheEnclaveDidNotState() {
    handler =
        request -> {
          EnclaveReply honest = Fixtures.honest(request);
          if (honest instanceof EnclaveReply.OtherSigned signed) {
            SignResult.Signed result = signed.result();
            return new EnclaveReply.OtherSigned(
                new SignResult.Signed(
                    result.signature(), "payroll", result.summary(), result.signedResult()),
                signed.address(),
                signed.operation(),
                signed.encoded());
          }
          return honest;
        };
    assertRefused(ErrorCode.REPLY_REFUSED, "another operation or outcome", enclave.sign(sign()));
  }

  /// The same reply with other words, under the same signature.
  private static EnclaveReply reworded(EnclaveReply honest, Summary other) {
    return switch (honest) {
      case EnclaveReply.OtherSigned(var result, var address, var operation, var encoded) ->
          new EnclaveReply.OtherSigned(
              new SignResult.Signed(
                  result.signature(), result.rule(), other, result.signedResult()),
              address,
              operation,
              encoded);
      case EnclaveReply.Explained(var result) ->
          new EnclaveReply.Explained(
              new Explained(other, result.decision(), result.signedResult()));
      default -> honest;
    };
  }

  @Test
  void refusesASummaryOfAnotherEditionThatTheEnclaveDidNotState() {
    Summary own = Summary.of(HELLO, ACCOUNT.address());
    Summary forged = edition(2, own.kind(), "Send nothing");
    handler = request -> reworded(Fixtures.honest(request), forged);
    assertRefused(ErrorCode.REPLY_REFUSED, "another operation or outcome", enclave.sign(sign()));
    assertRefused(
        ErrorCode.REPLY_REFUSED, "another operation or outcome", enclave.explain(explain()));
  }

  @Test
  void refusesTheWordsOfAnEnclaveThatContradictItsOwnEdition() {
    Summary wrong = edition(Summary.EDITION, SummaryKind.MESSAGE, "Send nothing");
    handler = stating(wrong);
    assertRefused(ErrorCode.REPLY_REFUSED, "its summary", enclave.explain(explain()));
  }

  @Test
  void takesTheSignedWordsOfAnotherEdition() {
    Summary newer = edition(2, SummaryKind.MESSAGE, "Sign hello");
    handler = stating(newer);
    assertEquals(newer, assertInstanceOf(Explained.class, enclave.explain(explain())).summary());
  }

  private static Summary edition(int edition, SummaryKind kind, String headline) {
    return new Summary(edition, kind, headline, List.of(), List.of());
  }

  /// The attested enclave itself explains by these words.
  private static RequestHandler stating(Summary summary) {
    return request -> {
      if (request instanceof EnclaveRequest.Explain(var command)) {
        var decision = new Decision.Allowed("open", 0, List.of());
        var deed = new Deed.Explained(command.signable().digest(), decision, summary.digest());
        return new EnclaveReply.Explained(
            new Explained(
                summary, decision, Fixtures.LIFE.state(command.account(), command.nonce(), deed)));
      }
      return Fixtures.honest(request);
    };
  }

  @Test
  void refusesADecisionThatTheEnclaveDidNotState() {
    handler =
        request ->
            Fixtures.honest(request) instanceof EnclaveReply.Explained(var result)
                ? new EnclaveReply.Explained(
                    new Explained(
                        result.summary(),
                        new Decision.Denied("no", List.of()),
                        result.signedResult()))
                : Fixtures.honest(request);
    assertRefused(ErrorCode.REPLY_REFUSED, "another operation", enclave.explain(explain()));
  }

  @Test
  void refusesAnExplanationInPlaceOfASignature() {
    handler =
        request ->
            request instanceof EnclaveRequest.Sign sign
                ? EnclaveReply.of(sign.command(), explainedAsSigned(sign.command()))
                : Fixtures.honest(request);
    assertRefused(ErrorCode.REPLY_REFUSED, "another operation", enclave.sign(sign()));
  }

  private static SignResult.Signed explainedAsSigned(SignCommand command) {
    var explained =
        Fixtures.explained(
            new ExplainCommand(command.account(), command.signable(), command.nonce()));
    var signed = Fixtures.signed(command);
    return new SignResult.Signed(
        signed.signature(), signed.rule(), signed.summary(), explained.signedResult());
  }

  @Test
  void refusesAMigrationThatTheEnclaveStatesAsAnImport() {
    handler =
        request ->
            request instanceof EnclaveRequest.Migrate migrate
                ? new EnclaveReply.Migrated(
                    ACCOUNT,
                    Fixtures.LIFE.state(
                        ACCOUNT,
                        Optional.of(migrate.command().nonce()),
                        new Deed.Made(Origin.IMPORTED)))
                : Fixtures.honest(request);
    assertRefused(
        ErrorCode.REPLY_REFUSED,
        "another operation",
        enclave.migrate(Fixtures.migrating("a", SeedFormat.GO)));
  }

  @Test
  void refusesAGenerationThatTheEnclaveStatesAsAnImport() {
    handler =
        request ->
            request instanceof EnclaveRequest.Generate generate
                ? new EnclaveReply.Generated(
                    ACCOUNT,
                    Fixtures.LIFE.state(
                        ACCOUNT, generate.command().nonce(), new Deed.Made(Origin.IMPORTED)))
                : Fixtures.honest(request);
    assertRefused(ErrorCode.REPLY_REFUSED, "another operation", enclave.generate(generate()));
  }

  @Test
  void asksNothingOfAnEnclaveThatDoesNotAttestItself() {
    handler =
        request ->
            request instanceof EnclaveRequest.Attest
                ? new EnclaveReply.Refusal(ErrorCode.NSM_FAILED, "the NSM failed")
                : Fixtures.honest(request);
    assertRefused(ErrorCode.NSM_FAILED, "", enclave.sign(sign()));
    assertRefused(ErrorCode.NSM_FAILED, "", enclave.generate(generate()));
    assertRefused(ErrorCode.NSM_FAILED, "", enclave.explain(explain()));
    assertRefused(ErrorCode.NSM_FAILED, "", enclave.verify(verify()));
    assertRefused(ErrorCode.NSM_FAILED, "", enclave.importAccount(Fixtures.importing("a")));
    assertRefused(
        ErrorCode.NSM_FAILED, "", enclave.migrate(Fixtures.migrating("a", SeedFormat.GO)));
    assertTrue(asked.stream().allMatch(EnclaveRequest.Attest.class::isInstance), asked::toString);
  }

  @Test
  void passesRefusalsOnUnsigned() {
    handler =
        request ->
            request instanceof EnclaveRequest.Sign
                ? new EnclaveReply.Refusal(ErrorCode.POLICY_DENIED, "no rule allows it")
                : Fixtures.honest(request);
    assertEquals(new Refused(ErrorCode.POLICY_DENIED, "no rule allows it"), enclave.sign(sign()));
  }
}
