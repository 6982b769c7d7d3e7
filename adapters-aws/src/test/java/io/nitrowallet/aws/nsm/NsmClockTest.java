package io.nitrowallet.aws.nsm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NsmClockTest {
  private static final Instant START = Instant.parse("2026-11-26T02:30:00Z");
  private static final Duration MILLI = Duration.ofMillis(1);

  private Instant module = START;
  private Instant kernel = START;
  private Duration counter = Duration.ofHours(-5);
  private boolean moduleFails;
  private int asked;
  private final NsmClock clock = new NsmClock(this::attest, () -> kernel, () -> counter.toNanos());

  @Test
  void tellsTheModulesTimeAndNotTheKernels() {
    kernel = START.plusSeconds(40);
    assertEquals(START, clock.now());
  }

  @Test
  void goesOnFromAReadingForThirtySecondsAndThenReadsAgain() {
    clock.now();
    pass(Duration.ofSeconds(30).minus(MILLI));
    assertEquals(START.plusSeconds(30).minus(MILLI), clock.now());
    assertEquals(1, asked);
    pass(MILLI);
    assertEquals(START.plusSeconds(30), clock.now());
    assertEquals(2, asked);
    pass(Duration.ofSeconds(29));
    clock.now();
    assertEquals(2, asked);
  }

  @Test
  void takesAKernelSixtySecondsOffEitherWayAndNoMore() {
    for (int sign : List.of(1, -1)) {
      kernel = module.plusSeconds(60L * sign);
      clock.now();
      kernel = kernel.plusNanos(sign);
      assertUnreliable("differ by more than 60 s", module.toString(), kernel.toString());
    }
  }

  @Test
  void comparesWithTheKernelAtEachCallAndNotOnlyWhenItReads() {
    clock.now();
    kernel = kernel.plusSeconds(61);
    assertUnreliable("differ by more than 60 s");
    kernel = kernel.minusSeconds(61);
    clock.now();
    assertEquals(1, asked);
  }

  @Test
  void takesAReadingFiveSecondsOffTheCounterEitherWayAndNoMore() {
    for (int sign : List.of(1, -1)) {
      module = START;
      kernel = START;
      NsmClock fresh = new NsmClock(this::attest, () -> kernel, () -> counter.toNanos());
      fresh.now();
      pass(Duration.ofSeconds(30));
      module = module.plus(Duration.ofSeconds(5L * sign)).plusMillis(sign);
      var refused = assertThrows(RefusedException.class, fresh::now);
      assertEquals(ErrorCode.CLOCK_UNRELIABLE, refused.code());
      assertTrue(refused.sentence().contains("jumps"), refused.sentence());
      module = module.minusMillis(sign);
      fresh.now();
    }
  }

  @Test
  void refusesAModuleWhoseTimeRunsBack() {
    clock.now();
    pass(Duration.ofSeconds(31));
    module = START.minus(MILLI);
    assertUnreliable("runs back", START.minus(MILLI).toString(), START.plusSeconds(31).toString());
  }

  @Test
  void neverTellsAnEarlierTimeThanItToldBefore() {
    clock.now();
    pass(Duration.ofSeconds(29));
    Instant told = clock.now();
    pass(Duration.ofSeconds(1));
    module = module.minusSeconds(4);
    assertEquals(told, clock.now());
    pass(Duration.ofSeconds(3).plus(MILLI));
    assertEquals(told.plus(MILLI), clock.now());
  }

  @Test
  void isNotHeldToAReadingThatItDidNotBelieve() {
    // At boot, when nothing but the kernel speaks against it,
    module = START.plusSeconds(3600);
    assertUnreliable("differ by more than 60 s");
    module = START;
    assertEquals(START, clock.now());
    // and later.
    pass(Duration.ofSeconds(30));
    module = module.plusSeconds(40);
    assertUnreliable("jumps");
    module = module.minusSeconds(40);
    assertEquals(START.plusSeconds(30), clock.now());
  }

  @Test
  void saysThatTheModuleFailsAndRecoversWithIt() {
    moduleFails = true;
    var refused = assertThrows(RefusedException.class, clock::now);
    assertEquals(ErrorCode.NSM_FAILED, refused.code());
    moduleFails = false;
    assertEquals(START, clock.now());
    pass(Duration.ofSeconds(30));
    moduleFails = true;
    assertThrows(RefusedException.class, clock::now);
    moduleFails = false;
    assertEquals(START.plusSeconds(30), clock.now());
  }

  @Test
  void saysThatADocumentIsNoneAsAFailureOfTheModule() {
    NsmClock other = new NsmClock(_ -> Bytes.ofHex("00"), () -> kernel);
    assertEquals(ErrorCode.NSM_FAILED, assertThrows(RefusedException.class, other::now).code());
  }

  @Test
  void asksOnceForManyCallersAtOnce()
      throws InterruptedException, ExecutionException, TimeoutException {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger readings = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    List<Boolean> together = new ArrayList<>();
    NsmClock shared =
        new NsmClock(
            statement -> {
              readings.incrementAndGet();
              together.add(inside.incrementAndGet() > 1);
              Bytes document = attest(statement);
              inside.decrementAndGet();
              return document;
            },
            () -> kernel);
    try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
      List<Future<Instant>> told = new ArrayList<>();
      for (int caller = 0; caller < 16; caller++) {
        told.add(
            callers.submit(() -> {
              go.await();
              return shared.now();
            }));
      }
      go.countDown();
      for (Future<Instant> future : told) {
        assertFalse(future.get(20, TimeUnit.SECONDS).isBefore(START));
      }
    }
    assertEquals(1, readings.get());
    assertFalse(together.contains(true));
  }

  private void pass(Duration duration) {
    module = module.plus(duration);
    kernel = kernel.plus(duration);
    counter = counter.plus(duration);
  }

  private Bytes attest(Attestor.Statement statement) {
    assertEquals(
        new Attestor.Statement(Optional.empty(), Optional.empty(), Optional.empty()), statement);
    asked++;
    if (moduleFails) {
      throw new RefusedException(ErrorCode.NSM_FAILED, "the device does not answer");
    }
    Bytes any = Bytes.ofHex("01");
    AttestationDocument document =
        new AttestationDocument(
            "i-0abc-enc0123",
            module,
            PcrValues.of(Map.of(0, Bytes.ofHex("a0".repeat(48)))),
            any,
            List.of(any),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new CoseSign1(
            CoseSign1.protectedHeader(CoseSign1.ES384),
            AttestationDocumentCodec.encode(document),
            any)
        .encode();
  }

  private void assertUnreliable(String... parts) {
    var refused = assertThrows(RefusedException.class, clock::now);
    assertEquals(ErrorCode.CLOCK_UNRELIABLE, refused.code());
    for (String part : parts) {
      assertTrue(refused.sentence().contains(part), refused.sentence());
    }
  }
}
