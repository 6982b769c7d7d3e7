package io.nitrowallet.requester.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.vsock.frame.Deadline;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who holds which nonce, and whose turn it is.
@Timeout(60)
class AccountQueueTest {
  private final AccountQueue queue = new AccountQueue();

  @BeforeEach
  void start() {
    queue.start(Uint64.of(7));
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofMillis(50));
  }

  private void assertNext(long nonce) {
    assertEquals(BigInteger.valueOf(nonce), queue.take().nonce());
  }

  @Test
  void beginsOnce() {
    queue.start(Uint64.of(3));
    assertNext(7);
    assertNext(8);
  }

  @Test
  void movesThoseAboveANonceThatIsGivenBack() {
    Place below = queue.take();
    Place given = queue.take();
    Place above = queue.take();
    queue.giveBack(given);
    assertTrue(queue.awaitTurn(below, soon()));
    assertFalse(queue.awaitTurn(above, soon()), "it was moved");
    assertNext(8);
  }

  @Test
  void givesBackNothingThatWasMovedBefore() {
    Place first = queue.take();
    Place second = queue.take();
    queue.giveBack(first);
    queue.giveBack(second);
    assertNext(7);
    assertNext(8);
  }

  @Test
  void letsTheLowestGoFirst() {
    queue.take();
    Place second = queue.take();
    var refused = assertThrows(RefusedException.class, () -> queue.awaitTurn(second, soon()));
    assertEquals(ErrorCode.BUSY, refused.code());
  }

  @Test
  void makesRoomForAChosenNonce() {
    Place first = queue.take();
    Place second = queue.take();
    Place chosen = queue.choose(Uint64.of(8), soon());
    assertInstanceOf(Place.Ahead.class, chosen);
    assertTrue(queue.awaitTurn(first, soon()));
    assertFalse(queue.awaitTurn(second, soon()), "it was moved");
    assertNext(9);
    queue.giveBack(chosen);
    assertNext(8);
  }

  @Test
  void doesNotTakeAnotherNonceInThePlaceOfAReplacement() {
    Place replacement = queue.choose(Uint64.of(2), soon());
    assertInstanceOf(Place.Replacement.class, replacement);
    queue.giveBack(replacement);
    assertNext(7);
  }

  @Test
  void letsNobodyChooseANonceThatIsBeingDecided() {
    assertTrue(queue.awaitTurn(queue.take(), soon()));
    var refused = assertThrows(RefusedException.class, () -> queue.choose(Uint64.of(7), soon()));
    assertEquals(ErrorCode.BUSY, refused.code());
  }

  @Test
  void goesOnWhereItIsRestarted() {
    Place taken = queue.take();
    Place chosen = queue.choose(Uint64.of(12), soon());
    queue.restart(Uint64.of(12), Optional.empty());
    assertFalse(queue.awaitTurn(taken, soon()));
    assertTrue(queue.awaitTurn(chosen, soon()), "who chose a nonce keeps it");
    assertNext(13);
  }

  /// A nonce that was used before comes first in the order; who is with the node keeps its turn.
  @Test
  void letsNobodyChooseANonceThatIsWithTheNode() {
    Place offered = queue.take();
    assertTrue(queue.awaitTurn(offered, soon()));
    queue.choose(Uint64.of(5), soon());
    var busy = assertThrows(RefusedException.class, () -> queue.choose(Uint64.of(7), soon()));
    assertEquals(ErrorCode.BUSY, busy.code());
    queue.giveBack(offered);
    assertEquals(BigInteger.valueOf(7), queue.choose(Uint64.of(7), soon()).nonce());
  }
}
