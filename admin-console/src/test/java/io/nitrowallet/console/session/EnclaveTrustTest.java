package io.nitrowallet.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.console.session.SigningPermit.Granted;
import io.nitrowallet.console.session.SigningPermit.Reason;
import io.nitrowallet.console.session.SigningPermit.Withheld;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.attestation.AttestationInquiry.Appraisal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// By a clock that the test moves; only the watching timer keeps real time.
final class EnclaveTrustTest {
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = SigningPermitTest.NOON;
  private volatile Supplier<Appraisal> answer = SigningPermitTest::good;
  private final EnclaveTrust trust =
      new EnclaveTrust(
          background,
          () -> {
            asked.incrementAndGet();
            return answer.get();
          },
          () -> now);

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void asksAtOnceAndThenEveryMinute() throws InterruptedException {
    trust.watch();
    window.turn();
    assertEquals(new Granted(), trust.permit().get());
    now = now.plus(EnclaveTrust.PERIOD).minusMillis(1);
    window.turn();
    assertEquals(1, asked.get());
    now = now.plusMillis(1);
    window.turn();
    window.turn();
    assertEquals(2, asked.get());
  }

  /// threat-model.md, root on the parent: who silences the enclave gains nothing by it.
  @Test
  void withdrawsThePermitWhileAnAnswerDoesNotCome() throws InterruptedException {
    trust.watch();
    window.turn();
    assertEquals(new Granted(), trust.permit().get());
    answer = EnclaveTrustTest::never;
    now = now.plus(Trust.FRESH);
    window.turn();
    assertEquals(new Withheld(Reason.STALE, ""), trust.permit().get());
  }

  @Test
  void withdrawsThePermitAtOnceWhereTheEnclaveIsGone() throws InterruptedException {
    trust.refresh();
    window.turn();
    assertEquals(new Granted(), trust.permit().get());
    answer =
        () -> {
          throw new RefusedException(ErrorCode.UNAVAILABLE, "nobody answers");
        };
    trust.refresh();
    window.turn();
    assertEquals(new Withheld(Reason.UNREACHABLE, "nobody answers"), trust.permit().get());
  }

  @Test
  void countsFreshnessFromTheQuestionNotTheAnswer() throws InterruptedException {
    trust.refresh();
    now = now.plus(Duration.ofMinutes(4));
    window.turn();
    assertEquals(new Granted(), trust.permit().get());
    now = now.plus(Duration.ofMinutes(1));
    assertEquals(new Withheld(Reason.STALE, ""), SigningPermit.of(trust.trust().get(), now));
  }

  private static Appraisal never() {
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("nobody counts down");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
