package io.nitrowallet.requester.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.requester.node.NodeRefusal;
import io.nitrowallet.requester.sending.FakeChain.Fault;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class TransactionSenderTest {
  private static final int MANY = 100;

  private final Sending sending = new Sending();
  private final FakeChain chain = sending.chain;

  private static List<BigInteger> upTo(long end) {
    return LongStream.range(0, end).mapToObj(BigInteger::valueOf).toList();
  }

  private List<Long> heldValues() {
    return chain.held().stream().map(TransactionSenderTest::value).toList();
  }

  private static long value(UnsignedTransaction transaction) {
    return transaction.payment().value().value().longValueExact();
  }

  private List<Long> offeredNonces() {
    return chain.offered.stream()
        .map(transaction -> transaction.payment().nonce().value().longValueExact())
        .toList();
  }

  /// The next broadcasts end like this, all later ones well.
  private void failing(Fault... faults) {
    Iterator<Fault> all = List.of(faults).iterator();
    chain.faults = () -> all.hasNext() ? all.next() : Fault.NONE;
  }

  private ErrorCode refused(JsonNode transaction) {
    return assertThrows(RefusedException.class, () -> sending.send(transaction)).code();
  }

  @Test
  void givesConsecutiveNoncesToWhatIsSentAtATime() throws ExecutionException, InterruptedException {
    List<Future<Bytes>> all =
        Sending.atOnce(MANY, value -> () -> sending.send(Sending.transfer(value)));
    for (Future<Bytes> sent : all) {
      assertTrue(chain.knows(sent.get()));
    }
    assertEquals(upTo(MANY), chain.nonces());
    assertEquals(MANY, heldValues().stream().distinct().count());
  }

  @Test
  void broadcastsInTheOrderOfTheNonces() throws InterruptedException {
    Sending.atOnce(MANY, value -> () -> sending.send(Sending.transfer(value)));
    assertEquals(LongStream.range(0, MANY).boxed().toList(), offeredNonces());
  }

  @Test
  void signsSeveralAtATime() throws InterruptedException {
    var inside = new CountDownLatch(Sending.LIMITS.window());
    var slow =
        new TransactionSender(chain, FakeChain.ID, Sending.EVERY, Sending.CEILING, Sending.LIMITS);
    Sending.atOnce(
        Sending.LIMITS.window(),
        value ->
            () ->
                slow.send(
                    Sending.transfer(value),
                    (address, transaction) -> {
                      inside.countDown();
                      awaitAll(inside);
                      return chain.sign(address, transaction);
                    }));
    assertEquals(upTo(Sending.LIMITS.window()), chain.nonces());
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void usesNoNonceForWhatThePolicyDenies() {
    sending.send(Sending.transfer(1));
    chain.beforeSigning =
        () -> {
          throw new RefusedException(ErrorCode.POLICY_DENIED, "no");
        };
    assertEquals(ErrorCode.POLICY_DENIED, refused(Sending.transfer(2)));
    chain.beforeSigning = () -> {};
    sending.send(Sending.transfer(3));
    assertEquals(upTo(2), chain.nonces());
    assertEquals(List.of(1L, 3L), heldValues());
  }

  @Test
  void givesBackTheNonceOfWhatTheNodeRefuses() {
    failing(Fault.NONE, Fault.REFUSED);
    sending.send(Sending.transfer(1));
    var refusal = assertThrows(NodeRefusal.class, () -> sending.send(Sending.transfer(2)));
    assertEquals("insufficient funds for gas * price + value", refusal.error().message());
    sending.send(Sending.transfer(3));
    assertEquals(upTo(2), chain.nonces());
    assertEquals(List.of(1L, 3L), heldValues());
  }

  /// Those behind a transaction that is refused were signed already; they are signed anew.
  @Test
  void closesTheGapThatARefusalLeavesAmongMany() throws InterruptedException {
    failing(Fault.NONE, Fault.NONE, Fault.REFUSED, Fault.NONE, Fault.REFUSED);
    List<Future<Bytes>> all =
        Sending.atOnce(MANY, value -> () -> sending.send(Sending.transfer(value)));
    assertEquals(2, all.stream().filter(TransactionSenderTest::failed).count());
    assertEquals(upTo(MANY - 2), chain.nonces());
  }

  private static boolean failed(Future<Bytes> sent) {
    return sent.state() == Future.State.FAILED;
  }

  @Test
  void findsATransactionWhoseAnswerDidNotCome() {
    failing(Fault.UNANSWERED);
    assertTrue(chain.knows(sending.send(Sending.transfer(1))));
    assertEquals(1, chain.offered.size());
  }

  @Test
  void offersATransactionAgainThatDidNotArrive() {
    failing(Fault.LOST);
    assertTrue(chain.knows(sending.send(Sending.transfer(1))));
    assertEquals(2, chain.offered.size());
    assertEquals(chain.offered.getFirst(), chain.offered.getLast());
  }

  @Test
  void saysWhichTransactionMayHaveBeenSent() {
    failing(Fault.LOST, Fault.LOST, Fault.LOST);
    var refused = assertThrows(RefusedException.class, () -> sending.send(Sending.transfer(1)));
    assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    assertTrue(refused.sentence().matches(".*look for 0x[0-9a-f]{64} .*"), refused.sentence());
  }

  /// Nothing else is signed with the nonce of a transaction that may have been sent.
  @Test
  void sendsWhatMayHaveBeenLostBeforeTheNext() {
    failing(Fault.LOST, Fault.LOST, Fault.LOST);
    assertEquals(ErrorCode.UNAVAILABLE, refused(Sending.transfer(1)));
    sending.send(Sending.transfer(2));
    assertEquals(List.of(1L, 2L), heldValues());
  }

  @Test
  void givesUpWhatTheNodeRefusesInTheEnd() {
    failing(Fault.LOST, Fault.LOST, Fault.LOST, Fault.REFUSED);
    assertEquals(ErrorCode.UNAVAILABLE, refused(Sending.transfer(1)));
    sending.send(Sending.transfer(2));
    assertEquals(List.of(2L), heldValues());
    assertEquals(upTo(1), chain.nonces());
  }

  /// After an answer that did not come, a refusal may speak of the transaction itself.
  @Test
  void signsNoSecondTransactionAfterAnAnswerThatDidNotCome() {
    failing(Fault.LOST, Fault.REFUSED, Fault.REFUSED);
    assertEquals(ErrorCode.UNAVAILABLE, refused(Sending.transfer(1)));
    assertEquals(1, chain.offered.stream().distinct().count());
  }

  @Test
  void takesTheNextNonceWhereSomebodyElseSends() {
    sending.send(Sending.transfer(1));
    chain.somebodySends();
    chain.somebodySends();
    sending.send(Sending.transfer(2));
    assertEquals(List.of(0L, 3L), offeredNonces());
  }

  /// They send between the question for the nonce and the broadcast.
  @Test
  void signsAnewWhereSomebodyElseIsFaster() {
    chain.nonceTooLow = "replacement transaction underpriced";
    boolean[] once = {true};
    chain.faults =
        () -> {
          if (once[0]) {
            once[0] = false;
            chain.somebodySends();
          }
          return Fault.NONE;
        };
    sending.send(Sending.transfer(1));
    assertEquals(List.of(0L, 1L), offeredNonces());
    assertEquals(upTo(2), chain.nonces());
  }

  /// A node that retried by itself may have taken it all the same.
  @Test
  void doesNotSayThatNothingWasSentWhereItCouldNotBeFoundOut() {
    int[] looked = {0};
    chain.beforeLookingUp =
        () -> {
          if (looked[0]++ > 0) {
            throw FakeChain.unavailable();
          }
        };
    chain.faults =
        () -> {
          chain.somebodySends();
          return Fault.NONE;
        };
    var refused = assertThrows(RefusedException.class, () -> sending.send(Sending.transfer(1)));
    assertTrue(refused.sentence().matches(".*look for 0x[0-9a-f]{64} .*"), refused.sentence());
  }

  @Test
  void refusesAnotherChainBeforeItTakesANonce() {
    var elsewhere = Sending.transfer(1).put("chainId", "0x1");
    assertEquals(ErrorCode.INVALID_TRANSACTION, refused(elsewhere));
    sending.send(Sending.transfer(2));
    assertEquals(List.of(0L), offeredNonces());
  }

  @Test
  void givesUpWhereSomebodyElseIsAlwaysFaster() {
    chain.faults =
        () -> {
          chain.somebodySends();
          return Fault.NONE;
        };
    assertEquals(ErrorCode.UNAVAILABLE, refused(Sending.transfer(1)));
    assertEquals(Sending.LIMITS.attempts(), chain.offered.size());
  }

  @Test
  void sendsForTheAccountsThatAreItsOwn() {
    var scope = SendingScope.of(List.of("0x" + "12".repeat(20)));
    var elsewhere =
        new TransactionSender(chain, FakeChain.ID, scope, Sending.CEILING, Sending.LIMITS);
    var refused =
        assertThrows(
            RefusedException.class, () -> elsewhere.send(Sending.transfer(1), chain::sign));
    assertEquals(ErrorCode.FORBIDDEN, refused.code());
    assertTrue(chain.estimated.isEmpty());
    var own =
        new TransactionSender(
            chain,
            FakeChain.ID,
            SendingScope.of(List.of(FakeChain.SENDER.lowerCase())),
            Sending.CEILING,
            Sending.LIMITS);
    assertTrue(chain.knows(own.send(Sending.transfer(1), chain::sign)));
    var wrong = assertThrows(RefusedException.class, () -> SendingScope.of(List.of("treasury")));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, wrong.code());
  }

  @Test
  void givesTheNodeAgainWhatItLost() {
    for (int value = 1; value <= 5; value++) {
      sending.send(Sending.transfer(value));
    }
    chain.lose(2);
    chain.lose(4);
    sending.send(Sending.transfer(6));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), heldValues());
    assertEquals(upTo(6), chain.nonces());
  }

  @Test
  void honoursANonceThatIsStated() {
    sending.send(Sending.transfer(1).put("nonce", "0x0"));
    sending.send(Sending.transfer(2));
    sending.send(Sending.transfer(3).put("nonce", "0x3"));
    sending.send(Sending.transfer(4));
    sending.send(Sending.transfer(5));
    assertEquals(List.of(1L, 2L, 4L, 3L, 5L), heldValues());
  }

  @Test
  void triesNoOtherNonceThanTheOneStated() {
    sending.send(Sending.transfer(1));
    var refusal =
        assertThrows(
            NodeRefusal.class, () -> sending.send(Sending.transfer(2).put("nonce", "0x0")));
    assertEquals("nonce too low", refusal.error().message());
    sending.send(Sending.transfer(3));
    assertEquals(List.of(1L, 3L), heldValues());
  }

  @Test
  void makesRoomForNoncesThatAreStatedAmongMany() throws InterruptedException {
    List<Future<Bytes>> all =
        Sending.atOnce(
            MANY,
            value ->
                () -> {
                  var transfer = Sending.transfer(value);
                  return sending.send(
                      value % 10 == 0
                          ? transfer.put("nonce", "0x" + Integer.toHexString(value / 2))
                          : transfer);
                });
    long failed = all.stream().filter(TransactionSenderTest::failed).count();
    assertEquals(MANY - failed, heldValues().stream().distinct().count());
    sending.send(Sending.transfer(MANY + 1));
    assertEquals(upTo(MANY - failed + 1), chain.nonces());
  }

  @Test
  void waitsForItsTurnForSomeTimeOnly() throws InterruptedException, ExecutionException {
    var release = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    var sender =
        new TransactionSender(
            chain,
            FakeChain.ID,
            Sending.EVERY,
            Sending.CEILING,
            new SendingLimits(Duration.ofMillis(300), Sending.LIMITS.pauses(), 1, 5));
    List<Future<Bytes>> all =
        Sending.atOnce(
            2,
            value ->
                () -> {
                  if (value == 2) {
                    awaitAll(entered);
                    try {
                      return sender.send(Sending.transfer(2), chain::sign);
                    } finally {
                      release.countDown();
                    }
                  }
                  return sender.send(
                      Sending.transfer(1),
                      (address, transaction) -> {
                        entered.countDown();
                        awaitAll(release);
                        return chain.sign(address, transaction);
                      });
                });
    assertTrue(chain.knows(all.getFirst().get()));
    var refused = assertInstanceOf(RefusedException.class, all.getLast().exceptionNow());
    assertEquals(ErrorCode.BUSY, refused.code());
  }
}
