package io.nitrowallet.vsock.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.server.EnclaveServer;
import io.nitrowallet.vsock.server.RequestHandler;
import io.nitrowallet.vsock.server.ServerLimits;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RemoteEnclaveTest {
  private static final VsockAddress ADDRESS = new VsockAddress(16, 7878);
  private static final ClientLimits LIMITS =
      new ClientLimits(
          512 * 1024, Duration.ofSeconds(2), Duration.ofSeconds(2), 4, Duration.ofSeconds(30));
  private static final SignCommand MESSAGE =
      new SignCommand(Fixtures.account("a"), PersonalMessage.ofText("hello"));
  private static final SignCommand TRANSACTION =
      new SignCommand(Fixtures.account("a"), Fixtures.dynamicFee());

  @TempDir Path directory;
  private Transport transport;
  private volatile RequestHandler handler = Fixtures::honest;
  private final AtomicInteger handled = new AtomicInteger();
  private EnclaveServer server;
  private RemoteEnclave enclave;

  @BeforeEach
  void start() {
    transport = new UnixDirectory(directory.resolve("s"));
    server = serve();
    enclave = new RemoteEnclave(transport, ADDRESS, () -> Fixtures.CREDENTIAL, LIMITS);
  }

  @AfterEach
  void stop() {
    enclave.close();
    server.close(Duration.ZERO);
  }

  private EnclaveServer serve() {
    return EnclaveServer.start(transport, ADDRESS, ServerLimits.DEFAULT, this::handle, _ -> {});
  }

  private EnclaveReply handle(EnclaveRequest request) {
    handled.incrementAndGet();
    return handler.handle(request);
  }

  private static VerifyAccountCommand verify(String name) {
    return new VerifyAccountCommand(Fixtures.account(name));
  }

  private static GenerateAccountCommand generate() {
    return generate("a");
  }

  private static GenerateAccountCommand generate(String name) {
    return new GenerateAccountCommand(
        new AccountName(name),
        Optional.of("1234abcd-12ab-34cd-56ef-1234567890ab"),
        Optional.of(new PolicyText("open")),
        Optional.of(Fixtures.NONCE));
  }

  private static void assertRefused(ErrorCode code, Object result) {
    assertEquals(code, assertInstanceOf(Refused.class, result).code());
  }

  @Test
  void servesItsPortsOverOneConnection() {
    EnclaveReply.Generated generated = Fixtures.generated(generate());
    assertEquals(
        new GenerateAccountResult.Generated(generated.account(), generated.signedResult()),
        enclave.generate(generate()));
    assertInstanceOf(SignResult.Signed.class, enclave.sign(MESSAGE));
    assertInstanceOf(SignResult.Signed.class, enclave.sign(TRANSACTION));
    assertEquals(Fixtures.explained(explain(TRANSACTION)), enclave.explain(explain(TRANSACTION)));
    assertInstanceOf(VerifyAccountResult.Verified.class, enclave.verify(verify("a")));
    assertEquals(Fixtures.attested(), enclave.attest(Fixtures.NONCE));
    assertEquals(Fixtures.healthy(), enclave.check());
    assertEquals(1, server.connections());
  }

  @Test
  void tellsAnEnclaveThatIsGoneFromOneThatAnswersThatItIsUnavailable() {
    AtomicInteger losses = new AtomicInteger();
    RemoteEnclave telling = enclave.telling(losses::incrementAndGet);
    handler =
        _ -> {
          throw new RefusedException(ErrorCode.UNAVAILABLE, "KMS did not answer in time");
        };
    assertRefused(ErrorCode.UNAVAILABLE, telling.sign(MESSAGE));
    assertEquals(0, losses.get());
    server.close(Duration.ZERO);
    assertRefused(ErrorCode.UNAVAILABLE, telling.sign(MESSAGE));
    assertEquals(1, losses.get());
    assertRefused(
        ErrorCode.UNAVAILABLE,
        telling.explain(new ExplainCommand(MESSAGE.account(), MESSAGE.signable())));
    assertEquals(2, losses.get());
    assertRefused(ErrorCode.UNAVAILABLE, enclave.sign(MESSAGE));
    assertEquals(2, losses.get());
  }

  @Test
  void hundredsMayAskAtOnceFromVirtualThreads() throws InterruptedException {
    List<Thread> callers = new ArrayList<>();
    AtomicInteger served = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                if (enclave.check() instanceof CheckHealthResult.Healthy) {
                  served.incrementAndGet();
                }
              }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertEquals(100, served.get());
  }

  @Test
  void refusesASignatureOverSomethingElse() {
    handler = _ -> EnclaveReply.of(MESSAGE, Fixtures.signed(PersonalMessage.ofText("pay Bob")));
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.sign(MESSAGE));
  }

  @Test
  void refusesASignatureOfAnotherKind() {
    handler = _ -> EnclaveReply.of(MESSAGE, Fixtures.signed(MESSAGE.signable()));
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.sign(TRANSACTION));
  }

  @Test
  void refusesTheSummaryOfSomethingElse() {
    var honest = Fixtures.signed(MESSAGE);
    Summary other = Fixtures.signed(TRANSACTION).summary();
    handler =
        _ ->
            EnclaveReply.of(
                MESSAGE,
                new SignResult.Signed(
                    honest.signature(), honest.rule(), other, honest.signedResult()));
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.sign(MESSAGE));
    handler = _ -> new EnclaveReply.Explained(Fixtures.explained(explain(TRANSACTION)));
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.explain(explain(MESSAGE)));
  }

  private static ExplainCommand explain(SignCommand command) {
    return new ExplainCommand(command.account(), command.signable());
  }

  @Test
  void refusesARawTransactionThatDiffersFromOurs() {
    handler =
        _ -> {
          var result = Fixtures.signed(TRANSACTION.signable());
          var honest =
              assertInstanceOf(
                  EnclaveReply.TransactionSigned.class, EnclaveReply.of(TRANSACTION, result));
          Bytes other = Bytes.concat(honest.rawTransaction(), Fixtures.repeated(0, 1));
          return new EnclaveReply.TransactionSigned(result, honest.address(), other, honest.hash());
        };
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.sign(TRANSACTION));
  }

  @Test
  void refusesAnAccountThatWasNotAskedFor() {
    handler = _ -> Fixtures.generated(generate("b"));
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.generate(generate()));
    handler = Fixtures::honest;
    var otherPolicy =
        new GenerateAccountCommand(
            new AccountName("a"),
            Optional.empty(),
            Optional.of(new PolicyText("{\"v\":1}")),
            Optional.empty());
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.generate(otherPolicy));
    var otherKey =
        new GenerateAccountCommand(
            new AccountName("a"), Optional.of("other"), Optional.empty(), Optional.empty());
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.generate(otherKey));
  }

  @Test
  void refusesTheVerificationOfAnotherRow() {
    handler = _ -> new EnclaveReply.Verified(Fixtures.verified(verify("b")));
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.verify(verify("a")));
  }

  /// What is not repeatable is asked on a connection that cannot have gone stale.
  @Test
  void makesAccountsOverConnectionsOfTheirOwn() {
    assertInstanceOf(GenerateAccountResult.Generated.class, enclave.generate(generate()));
    assertInstanceOf(
        ImportAccountResult.Imported.class, enclave.importAccount(Fixtures.importing("a")));
    assertEquals(2, server.connections());
  }

  @Test
  void refusesAnImportedAccountThatTheKeyWasNotSealedFor() {
    ImportAccountCommand asked = Fixtures.importing("a");
    ImportBinding binding = asked.binding();
    List<ImportBinding> others =
        List.of(
            new ImportBinding(
                binding.name(),
                new Address(Fixtures.repeated(1, 20)),
                binding.keyArn(),
                binding.policy(),
                binding.nonce()),
            new ImportBinding(
                binding.name(),
                binding.address(),
                new KeyArn(Fixtures.ARN.replace("1234abcd", "9999abcd")),
                binding.policy(),
                binding.nonce()),
            new ImportBinding(
                binding.name(),
                binding.address(),
                binding.keyArn(),
                new PolicyText("{}"),
                binding.nonce()));
    for (ImportBinding other : others) {
      assertRefused(
          ErrorCode.REPLY_REFUSED,
          enclave.importAccount(new ImportAccountCommand(asked.sealed(), other)));
    }
    handler = _ -> Fixtures.generated(generate());
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.importAccount(asked));
  }

  @Test
  void refusesAnAttestationWithoutDocument() {
    handler =
        _ ->
            EnclaveReply.of(
                new AttestResult.Attested(
                    Bytes.EMPTY,
                    Fixtures.repeated(1, 9),
                    new ReceiptHead(0, Fixtures.repeated(1, 32))));
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.attest(Fixtures.NONCE));
  }

  @Test
  void refusesAnAnswerToAnotherQuestion() {
    handler = _ -> new EnclaveReply.Healthy(Fixtures.healthy());
    assertRefused(ErrorCode.REPLY_REFUSED, enclave.sign(MESSAGE));
  }

  @Test
  void passesRefusalsOn() {
    handler =
        _ -> {
          throw new RefusedException(ErrorCode.POLICY_DENIED, "no rule allows it");
        };
    assertEquals(new Refused(ErrorCode.POLICY_DENIED, "no rule allows it"), enclave.sign(MESSAGE));
  }

  @Test
  void tellsNothingOfAFaultAndServesOn() {
    handler =
        _ -> {
          throw new IllegalStateException("secret detail");
        };
    Refused refused = assertInstanceOf(Refused.class, enclave.sign(MESSAGE));
    assertEquals(ErrorCode.INTERNAL, refused.code());
    assertTrue(!refused.message().contains("secret"), refused.message());
    handler =
        _ -> {
          throw new StackOverflowError();
        };
    assertRefused(ErrorCode.INTERNAL, enclave.check());
    handler = Fixtures::honest;
    assertInstanceOf(CheckHealthResult.Healthy.class, enclave.check());
  }

  @Test
  void saysThatNothingListens() {
    server.close();
    assertRefused(ErrorCode.UNAVAILABLE, enclave.check());
  }

  @Test
  void survivesARestartOfTheEnclaveBetweenTwoCalls() {
    assertInstanceOf(CheckHealthResult.Healthy.class, enclave.check());
    server.close();
    server = serve();
    assertInstanceOf(CheckHealthResult.Healthy.class, enclave.check());
  }

  @Test
  void givesUpInTimeAndAsksOnce() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    handler =
        request -> {
          try {
            assertTrue(end.await(20, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Fixtures.honest(request);
        };
    long start = System.nanoTime();
    assertRefused(ErrorCode.UNAVAILABLE, enclave.generate(generate()));
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 5_000);
    assertEquals(1, handled.get());
    end.countDown();
  }

  @Test
  void refusesToSendMoreThanAFrame() {
    var narrow =
        new ClientLimits(
            100, Duration.ofSeconds(2), Duration.ofSeconds(2), 0, Duration.ofSeconds(30));
    try (var small = new RemoteEnclave(transport, ADDRESS, () -> Fixtures.CREDENTIAL, narrow)) {
      assertRefused(ErrorCode.FRAME_SIZE, small.sign(MESSAGE));
    }
    assertEquals(0, handled.get());
  }

  @Test
  void passesOnThatThereAreNoCredentials() {
    try (var without =
        new RemoteEnclave(
            transport,
            ADDRESS,
            () -> {
              throw new RefusedException(ErrorCode.CREDENTIALS_REJECTED, "no role");
            })) {
      assertRefused(ErrorCode.CREDENTIALS_REJECTED, without.sign(MESSAGE));
      assertInstanceOf(ExplainResult.Explained.class, without.explain(explain(MESSAGE)));
      assertInstanceOf(CheckHealthResult.Healthy.class, without.check());
    }
  }
}
