package io.nitrowallet.requester.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.service.ImportRecipient;
import io.nitrowallet.requester.accounts.Fixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class EnclaveFleetTest {
  private static final FleetLimits LIMITS =
      new FleetLimits(
          4,
          Duration.ofSeconds(2),
          Duration.ofMillis(10),
          Duration.ofMillis(20),
          Duration.ofMillis(20));

  private final FakeLink first = new FakeLink("CID 16");
  private final FakeLink second = new FakeLink("CID 17");

  private EnclaveFleet fleet(FakeLink... links) {
    return new EnclaveFleet(List.of(links), LIMITS);
  }

  private static SignResult sign(EnclaveFleet fleet) {
    return fleet.sign(new SignCommand(Fixture.account(1), PersonalMessage.ofText("hello")));
  }

  private static void assertRefused(ErrorCode code, String part, Object result) {
    Refused refused = assertInstanceOf(Refused.class, result);
    assertEquals(code, refused.code(), refused.message());
    assertTrue(refused.message().contains(part), refused.message());
  }

  /// Signs until both enclaves were attested, which happens beside the requests.
  private static void awaitReady(EnclaveFleet fleet) throws InterruptedException {
    while (!fleet.enclaves().stream().allMatch(EnclaveStatus::ready)) {
      assertInstanceOf(Signed.class, sign(fleet));
      Thread.sleep(5);
    }
  }

  @Test
  void asksNobodyBeforeTheFirstRequest() {
    try (EnclaveFleet _ = fleet(first, second)) {
      assertEquals(0, first.attested.get() + second.attested.get());
    }
    assertTrue(first.isClosed() && second.isClosed());
  }

  @Test
  void attestsEachForItselfAndSharesTheRequestsOut() throws InterruptedException {
    EnclaveFleet fleet = fleet(first, second);
    awaitReady(fleet);
    int before = first.asked.get() - second.asked.get();
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Signed.class, sign(fleet));
    }
    assertEquals(before, first.asked.get() - second.asked.get());
    assertEquals(List.of(1, 1), List.of(first.attested.get(), second.attested.get()));
    assertTrue(fleet.isAttested(first.identity()) && fleet.isAttested(second.identity()));
    assertFalse(fleet.isAttested(new FakeLink("CID 18").identity()));
  }

  @Test
  void asksTheOneOfWhichLeastIsAsked() throws InterruptedException, ExecutionException {
    EnclaveFleet fleet = fleet(first, second);
    awaitReady(fleet);
    CountDownLatch end = new CountDownLatch(1);
    first.signs(() -> {
      await(end);
      return new Attempt.Answered<>(new Refused(ErrorCode.POLICY_DENIED, "late"));
    });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int before = first.asked.get();
      List<Future<SignResult>> requests = new ArrayList<>();
      while (first.asked.get() == before) { // which takes two at most
        requests.add(threads.submit(() -> sign(fleet)));
        Thread.sleep(20);
      }
      for (int i = 0; i < 50; i++) {
        assertInstanceOf(Signed.class, sign(fleet));
      }
      int stuck = first.asked.get() - before;
      end.countDown();
      assertEquals(1, stuck, "behind the one that is stuck, nobody else waits");
      for (Future<SignResult> request : requests) {
        request.get();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRequestThatIsLostIsMadeAtAnotherEnclave() throws InterruptedException {
    EnclaveFleet fleet = fleet(first, second);
    awaitReady(fleet);
    first.dies();
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(Signed.class, sign(fleet));
      Thread.sleep(5);
    }
    int lost = first.asked.get();
    second.dies();
    assertRefused(ErrorCode.UNAVAILABLE, "is gone", sign(fleet));
    assertEquals(lost, first.asked.get(), "one that was not attested again is not asked");
  }

  @Test
  void aGenerationThatIsLostIsMadeAtAnotherEnclave() throws InterruptedException {
    EnclaveFleet fleet = fleet(first, second);
    awaitReady(fleet);
    first.dies();
    for (int i = 0; i < 4; i++) {
      assertInstanceOf(Generated.class, fleet.generate(Fixture.order()));
    }
  }

  @Test
  void oneThatReturnsIsAttestedAndAskedAgain() throws InterruptedException {
    EnclaveFleet fleet = fleet(first, second);
    awaitReady(fleet);
    first.dies();
    while (fleet.enclaves().getFirst().ready()) {
      assertInstanceOf(Signed.class, sign(fleet));
    }
    var before = first.identity();
    first.returns();
    int askedBefore = first.asked.get();
    awaitReady(fleet);
    assertInstanceOf(Signed.class, sign(fleet));
    assertInstanceOf(Signed.class, sign(fleet));
    assertTrue(first.asked.get() > askedBefore);
    assertTrue(fleet.isAttested(first.identity()));
    assertFalse(fleet.isAttested(before));
  }

  @Test
  void anotherImageIsNeverAsked() throws InterruptedException {
    EnclaveFleet fleet = fleet(first, second.isAnotherImage());
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(Signed.class, sign(fleet));
      Thread.sleep(3);
    }
    assertEquals(0, second.asked.get());
    assertTrue(second.attested.get() > 1, "it may be replaced by the right one");
    second.returns();
    awaitReady(fleet);
  }

  @Test
  void nobodyWaitsForOneThatDoesNotAttestItself() {
    CountDownLatch forEver = new CountDownLatch(1);
    EnclaveFleet fleet = fleet(first, second.attesting(() -> await(forEver)));
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Signed.class, sign(fleet));
    }
    assertEquals(1, second.attested.get());
    forEver.countDown();
  }

  @Test
  void whereNoneIsAttestedInTimeThatIsSaid() {
    CountDownLatch forEver = new CountDownLatch(1);
    EnclaveFleet fleet = fleet(first.attesting(() -> await(forEver)));
    assertRefused(ErrorCode.UNAVAILABLE, "attested in time", sign(fleet));
    forEver.countDown();
  }

  @Test
  void theOnlyOnesReasonIsPassedOnAsItIs() {
    assertRefused(ErrorCode.ATTESTATION_REFUSED, "PCR0", sign(fleet(first.isAnotherImage())));
    assertEquals(0, first.asked.get());
  }

  @Test
  void severalReasonsAreAllSaid() {
    EnclaveFleet fleet = fleet(first.isAnotherImage(), second.dies());
    Object result = sign(fleet);
    assertRefused(ErrorCode.UNAVAILABLE, "CID 16 shows another PCR0", result);
    assertRefused(ErrorCode.UNAVAILABLE, "CID 17 is gone", result);
  }

  @Test
  void whereNoneServesTheNextRequestLooksAgainAtOnce() {
    EnclaveFleet fleet =
        new EnclaveFleet(List.of(first.dies(), second.dies()), FleetLimits.STANDARD);
    for (int i = 0; i < 5; i++) { // so that pauses have grown
      assertRefused(ErrorCode.UNAVAILABLE, "is gone", sign(fleet));
    }
    first.returns();
    assertInstanceOf(Signed.class, sign(fleet));
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"POLICY_DENIED", "UNAVAILABLE", "KMS_DENIED", "INTERNAL", "REPLY_REFUSED"})
  void whatAnEnclaveItselfRefusesIsAskedOfNoOther(ErrorCode code) {
    EnclaveFleet fleet = fleet(first.refuses(code), second.refuses(code));
    assertRefused(code, "refuses", sign(fleet));
    assertEquals(1, first.asked.get() + second.asked.get());
    assertEquals(1, first.asked.get() > 0 ? first.attested.get() : second.attested.get());
  }

  @Test
  void oneWithoutRoomSendsItsCallerOn() throws InterruptedException {
    EnclaveFleet fleet = fleet(first, second);
    awaitReady(fleet);
    first.refuses(ErrorCode.BUSY);
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Signed.class, sign(fleet));
    }
    second.refuses(ErrorCode.BUSY);
    assertRefused(ErrorCode.BUSY, "refuses", sign(fleet));
    assertTrue(fleet.enclaves().stream().allMatch(EnclaveStatus::ready));
  }

  @Test
  void aRestartBetweenTwoRequestsCostsNone() {
    EnclaveFleet fleet = fleet(first);
    assertInstanceOf(Signed.class, sign(fleet));
    first.restartsUnseen();
    assertInstanceOf(Signed.class, sign(fleet));
    assertEquals(2, first.attested.get());
  }

  @Test
  void oneThatAnswersAsAnotherLifeEachTimeIsGivenUp() {
    EnclaveFleet fleet =
        fleet(
            first.signs(
                () -> new Attempt.Estranged<>(new Refused(ErrorCode.SIGNATURE_REFUSED, "a liar"))));
    assertRefused(ErrorCode.SIGNATURE_REFUSED, "a liar", sign(fleet));
    assertEquals(2, first.asked.get());
  }

  @Test
  void anImportIsMadeWhereItsKeyWasSealedToAndNowhereElse() throws InterruptedException {
    EnclaveFleet fleet = fleet(first, second);
    awaitReady(fleet);
    ImportRecipient recipient = fleet.importRecipient();
    FakeLink chosen = recipient.identity().equals(first.identity()) ? first : second;
    chosen.dies();
    int before = first.asked.get() + second.asked.get();
    assertRefused(ErrorCode.UNAVAILABLE, "is gone", recipient.enclave().importAccount(importing()));
    assertEquals(before + 1, first.asked.get() + second.asked.get());
    assertInstanceOf(Signed.class, sign(fleet));
  }

  private static ImportAccountCommand importing() {
    var account = Fixture.account(1);
    return new ImportAccountCommand(
        new SealedKey(Bytes.ofHex("01".repeat(32)), Bytes.ofHex("02".repeat(48))),
        new ImportBinding(
            account.name(), account.address(), Fixture.KEY, account.policy(), Fixture.NONCE));
  }

  @Test
  void noImportIsBegunWhereNobodyCanBeAsked() {
    EnclaveFleet fleet = fleet(first.dies());
    assertEquals(
        ErrorCode.UNAVAILABLE, assertThrows(RefusedException.class, fleet::importRecipient).code());
  }

  @Test
  void onlySoMuchIsAskedOfOneAtATimeAndTheRestWaitsInVainForALimitedTime()
      throws InterruptedException, ExecutionException {
    EnclaveFleet fleet = fleet(first);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger atATime = new AtomicInteger();
    first.signs(() -> {
      atATime.incrementAndGet();
      await(end);
      return new Attempt.Answered<>(new Refused(ErrorCode.POLICY_DENIED, "in the end"));
    });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SignResult>> requests = new ArrayList<>();
      for (int i = 0; i < LIMITS.outstanding(); i++) {
        requests.add(threads.submit(() -> sign(fleet)));
      }
      while (atATime.get() < LIMITS.outstanding()) {
        Thread.sleep(5);
      }
      Duration before = fleet.queueTime().total();
      assertRefused(ErrorCode.BUSY, "try again", sign(fleet));
      assertEquals(LIMITS.outstanding(), atATime.get());
      QueueTime queue = fleet.queueTime();
      assertEquals(LIMITS.outstanding() + 1, queue.requests());
      Duration waitedInVain = queue.total().minus(before);
      assertTrue(waitedInVain.compareTo(LIMITS.patience()) >= 0, waitedInVain::toString);
      Future<SignResult> next = threads.submit(() -> sign(fleet));
      end.countDown();
      assertRefused(ErrorCode.POLICY_DENIED, "in the end", next.get());
      for (Future<SignResult> request : requests) {
        assertRefused(ErrorCode.POLICY_DENIED, "in the end", request.get());
      }
    }
    assertEquals(0, fleet.enclaves().getFirst().outstanding());
  }

  @Test
  void aFaultGivesItsPlaceBack() {
    EnclaveFleet fleet =
        fleet(
            first.signs(() -> {
              throw new IllegalStateException("a fault");
            }));
    for (int i = 0; i < LIMITS.outstanding() + 1; i++) {
      assertThrows(IllegalStateException.class, () -> sign(fleet));
    }
    assertEquals(0, fleet.enclaves().getFirst().outstanding());
  }

  @Test
  void pausesGrowUpToALimit() {
    assertEquals(Duration.ofMillis(100), FleetLimits.STANDARD.pauseAfter(1));
    assertEquals(Duration.ofMillis(400), FleetLimits.STANDARD.pauseAfter(3));
    assertEquals(Duration.ofSeconds(5), FleetLimits.STANDARD.pauseAfter(7));
    assertEquals(Duration.ofSeconds(5), FleetLimits.STANDARD.pauseAfter(1_000_000));
  }
}
