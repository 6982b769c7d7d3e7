package io.nitrowallet.vsock.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.error.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class EventQueueTest {
  private static final EnclaveEvent EVENT = new EnclaveEvent.NotStarted(ErrorCode.NSM_FAILED);

  private final EventQueue queue = new EventQueue(3);

  /// Second number `second` of some day.
  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }

  private void add(int from, int to) {
    for (int second = from; second < to; second++) {
      queue.add(at(second), EVENT);
    }
  }

  private NumberedEvent take() throws InterruptedException {
    NumberedEvent first = queue.first().orElseThrow();
    queue.sent();
    return first;
  }

  @Test
  void keepsTheOldestAndCountsTheRest() throws InterruptedException {
    add(0, 10);
    for (int second = 0; second < 3; second++) {
      assertEquals(new NumberedEvent(second, at(second), EVENT), take());
    }
    assertEquals(new NumberedEvent(3, at(9), new EnclaveEvent.Dropped(7)), take());
  }

  @Test
  void theCountStandsBetweenWhatWasBeforeAndWhatCameAfter() throws InterruptedException {
    add(0, 5);
    take();
    add(5, 6); // room for one, but not for the count besides
    take();
    add(6, 7);
    List<NumberedEvent> rest = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rest.add(take());
    }
    assertEquals(
        List.of(
            new NumberedEvent(2, at(2), EVENT),
            new NumberedEvent(3, at(5), new EnclaveEvent.Dropped(3)),
            new NumberedEvent(4, at(6), EVENT)),
        rest);
  }

  @Test
  void theFirstStaysTheFirstUntilItIsSent() throws InterruptedException {
    add(0, 2);
    assertEquals(queue.first(), queue.first());
    queue.sent();
    assertEquals(1, queue.first().orElseThrow().number());
  }

  @Test
  void givesWhatIsLeftOnceItIsClosedAndThenNothing() throws InterruptedException {
    add(0, 1);
    queue.close();
    add(1, 3);
    assertEquals(EVENT, take().event());
    assertEquals(new EnclaveEvent.Dropped(2), take().event());
    assertEquals(Optional.empty(), queue.first());
  }
}
