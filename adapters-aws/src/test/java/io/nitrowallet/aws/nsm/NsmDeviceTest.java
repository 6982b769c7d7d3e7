package io.nitrowallet.aws.nsm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class NsmDeviceTest {
  static final Duration TURN = Duration.ofSeconds(20);
  private static final Bytes REQUEST = Bytes.ofHex("6947657452616e646f6d");
  private static final Bytes RESPONSE = Bytes.ofHex("674c6f636b504352");

  @Test
  void handsTheDriverItsStructureAndReturnsWhatItWrote() {
    FakeLinux linux = new FakeLinux(_ -> RESPONSE);
    try (NsmDevice device = open(linux)) {
      assertEquals(RESPONSE, device.process(REQUEST));
      assertEquals(List.of(REQUEST), linux.requests);
    }
    assertEquals(
        List.of("open /dev/nsm", "ioctl 42 0xc0200a00 32", "capacity 0x3000", "close 42"),
        linux.calls);
  }

  @Test
  void takesRequestsAndResponsesOfTheDriversFullLength() {
    Bytes longest = Bytes.copyOf(new byte[0x3000]);
    try (NsmDevice device = open(new FakeLinux(_ -> longest))) {
      assertEquals(longest, device.process(Bytes.copyOf(new byte[0x1000])));
    }
  }

  @Test
  void refusesARequestThatTheDriverWouldNotTakeWithoutAskingIt() {
    FakeLinux linux = new FakeLinux(_ -> RESPONSE);
    try (NsmDevice device = open(linux)) {
      assertFails("takes 4096", () -> device.process(Bytes.copyOf(new byte[0x1001])));
    }
    assertEquals(List.of(), linux.requests);
  }

  @ParameterizedTest
  @CsvSource({
    "-90, request is too long",
    "-14, buffer is not readable",
    "-110, did not answer in time",
    "-5, input/output error",
    "-61, no data",
    "-1234, error number 1234"
  })
  void turnsErrnoIntoASentence(int result, String sentence) {
    try (NsmDevice device = open(new FakeLinux(_ -> RESPONSE).failingWith(result))) {
      assertFails(sentence, () -> device.process(REQUEST));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0x3001, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32})
  void refusesALengthThatTheBufferDoesNotHave(long length) {
    try (NsmDevice device = open(new FakeLinux(_ -> RESPONSE).reporting(length))) {
      assertFails("impossible length", () -> device.process(REQUEST));
    }
  }

  @Test
  void saysWhereToRunWhenThereIsNoDevice() {
    FakeLinux linux = new FakeLinux(_ -> RESPONSE).openingWith(-2);
    assertFails("inside a Nitro enclave", () -> open(linux));
  }

  @Test
  void closesItsDescriptorOnceAndAnswersNothingAfterwards() {
    FakeLinux linux = new FakeLinux(_ -> RESPONSE);
    NsmDevice device = open(linux);
    device.close();
    device.close();
    assertFails("was closed", () -> device.process(REQUEST));
    assertEquals(List.of("open /dev/nsm", "close 42"), linux.calls);
  }

  @Test
  void sendsOneRequestAtATime() throws ExecutionException, InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FakeLinux linux =
        new FakeLinux(request -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          LockSupport.parkNanos(20_000);
          inside.decrementAndGet();
          return request;
        });
    try (NsmDevice device = open(linux);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Bytes>> answers =
          IntStream.range(0, 200)
              .mapToObj(number -> Bytes.copyOf(new byte[] {(byte) number}))
              .map(request -> threads.submit(() -> device.process(request)))
              .toList();
      for (int number = 0; number < answers.size(); number++) {
        assertEquals(number, answers.get(number).get().at(0));
      }
    }
    assertEquals(1, most.get());
  }

  @Test
  void doesNotWaitForEverBehindADriverThatHangs() throws ExecutionException, InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    FakeLinux linux =
        new FakeLinux(_ -> {
          entered.countDown();
          awaitQuietly(released);
          return RESPONSE;
        });
    try (NsmDevice device = NsmDevice.open(linux, "/dev/nsm", Duration.ofMillis(50));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Bytes> hanging = threads.submit(() -> device.process(REQUEST));
      entered.await();
      assertFails("busy", () -> device.process(REQUEST));
      released.countDown();
      assertEquals(RESPONSE, hanging.get());
    }
  }

  @Test
  void learnsErrnoFromTheKernelItself() {
    try (NsmDevice device = NsmDevice.open(new Libc(), "/dev/null", TURN)) {
      assertFails("no NSM device", () -> device.process(REQUEST));
    }
    assertFails("no such device", () -> NsmDevice.open(new Libc(), "/dev/there-is-none", TURN));
    assertEquals(-25, withDescriptor("/dev/null", NsmDeviceTest::ioctl));
    assertEquals(-9, ioctl(1 << 20));
  }

  @Test
  void leavesNoDescriptorOpen() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
    long before = openDescriptors();
    for (int round = 0; round < 50; round++) {
      NsmDevice.open(new Libc(), "/dev/null", TURN).close();
    }
    assertTrue(openDescriptors() < before + 50);
  }

  @Test
  void refusesToStartOutsideAnEnclave() {
    Assumptions.assumeFalse(Files.exists(Path.of("/dev/nsm")));
    assertFails("/dev/nsm cannot be opened", NsmDevice::open);
  }

  private static int ioctl(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      return new Libc().ioctl(descriptor, 0xC0200A00L, arena.allocate(32));
    }
  }

  private static int withDescriptor(String path, IntUnaryOperator operation) {
    Linux linux = new Libc();
    int descriptor = linux.open(path);
    assertFalse(descriptor < 0);
    try {
      return operation.applyAsInt(descriptor);
    } finally {
      assertEquals(0, linux.close(descriptor));
    }
  }

  private static long openDescriptors() throws IOException {
    try (var entries = Files.list(Path.of("/proc/self/fd"))) {
      return entries.count();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static NsmDevice open(Linux linux) {
    return NsmDevice.open(linux, "/dev/nsm", TURN);
  }

  private static void assertFails(String sentence, Executable call) {
    RefusedException refused = assertThrows(RefusedException.class, call);
    assertEquals(ErrorCode.NSM_FAILED, refused.code());
    assertTrue(refused.sentence().contains(sentence), refused.sentence());
  }
}
