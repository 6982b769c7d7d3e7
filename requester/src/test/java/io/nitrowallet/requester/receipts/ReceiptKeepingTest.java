package io.nitrowallet.requester.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.requester.receipts.ReceiptCollector.Collected;
import io.nitrowallet.requester.receipts.TableFeed.Fed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReceiptKeepingTest {
  @TempDir private Path folder;
  private final MemoryReceiptArchive table = new MemoryReceiptArchive();
  private final PaperLife life = new PaperLife(1).sign(3);
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private FileReceiptArchive files;
  private Optional<ReceiptKeeping> started = Optional.empty();

  @BeforeEach
  void open() {
    files = new FileReceiptArchive(folder);
  }

  @AfterEach
  void close() {
    started.ifPresent(ReceiptKeeping::close);
  }

  private ReceiptKeeping keeping() {
    return started.orElseThrow();
  }

  private void start(ReceiptCollector... collectors) {
    started =
        Optional.of(
            ReceiptKeeping.start(
                List.of(collectors),
                new TableFeed(files, table),
                new KeepingJournal() {
                  @Override
                  public void collected(String enclave, Collected collected) {
                    told.add("collected " + enclave + " " + collected.newest());
                  }

                  @Override
                  public void notCollected(String enclave, RefusedException reason) {
                    told.add("not " + enclave + " " + reason.code());
                  }

                  @Override
                  public void fed(Fed fed) {
                    told.add("fed " + fed.kept());
                  }

                  @Override
                  public void notFed(RefusedException reason) {
                    told.add("not fed " + reason.code());
                  }
                }));
  }

  private ReceiptCollector honest(PaperLife of) {
    return new ReceiptCollector("CID 16", of, files);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(10);
    }
  }

  @Test
  void keepsSoonAfterARequestAndOfItselfEveryFewSeconds() throws InterruptedException {
    start(honest(life));
    long start = System.nanoTime();
    keeping().wake();
    await(() -> told.contains("fed 4"));
    assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(2)) < 0);
    life.sign(1);
    await(() -> table.newest(life.fingerprint()).orElse(0) == 4);
  }

  @Test
  void keepsOthersReceiptsWhileAnEnclaveDoesNotAnswerOrAFaultOfOursComesUp()
      throws InterruptedException {
    var silent =
        new ReceiptCollector(
            "CID 17", _ -> new Refused(ErrorCode.UNAVAILABLE, "it does not answer"), files);
    var faulty =
        new ReceiptCollector(
            "CID 18",
            _ -> {
              throw new IllegalStateException("a fault");
            },
            files);
    start(silent, faulty, honest(life));
    keeping().wake();
    await(() -> told.contains("fed 4"));
    assertTrue(told.contains("not CID 17 UNAVAILABLE"), told.toString());
    assertTrue(told.contains("not CID 18 INTERNAL"), told.toString());
    life.sign(1);
    keeping().wake();
    await(() -> told.contains("collected CID 16 4"));
    // Whoever failed is not asked again at once.
    assertEquals(1, told.stream().filter("not CID 17 UNAVAILABLE"::equals).count());
  }

  @Test
  void keepsInFilesWhileTheTableIsOutOfOrderAndCatchesUp() throws InterruptedException {
    table.fails = true;
    start(honest(life));
    keeping().wake();
    await(() -> told.contains("not fed UNAVAILABLE"));
    assertEquals(3, files.newest(life.fingerprint()).orElse(-1));
    table.fails = false;
    keeping().wake();
    await(() -> told.contains("fed 4"));
  }

  @Test
  void keepsOnceMoreWhenItIsClosed() {
    start(honest(life));
    keeping().close();
    assertEquals(3, table.newest(life.fingerprint()).orElse(-1));
  }
}
