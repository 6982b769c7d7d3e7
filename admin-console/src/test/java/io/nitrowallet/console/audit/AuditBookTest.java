package io.nitrowallet.console.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.console.audit.AuditBook.Phase;
import io.nitrowallet.console.audit.Books.Audited;
import io.nitrowallet.console.audit.Books.Form;
import io.nitrowallet.console.audit.Books.Source;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.AuditSummary;
import io.nitrowallet.requester.receipts.ReceiptListing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Without a window: the test's own thread takes the window's place.
final class AuditBookTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void listsWhatWasReadAndWhatTheAuditSays() throws InterruptedException {
    AuditBook book = new AuditBook(new Shelf(), background);
    book.load(Source.FOLDER);
    assertEquals(Phase.READING, book.phase().get());
    window.turn();
    assertEquals(Phase.IDLE, book.phase().get());
    assertEquals(2, book.all().size());
    assertEquals(List.of("payroll", "treasury"), book.accounts());
    assertEquals(1, book.audited().get().orElseThrow().heads());
    book.filter()
        .set(
            new ReceiptFilter(
                Optional.of("payroll"),
                ReceiptFilter.Came.ANY,
                Optional.empty(),
                Optional.empty(),
                ""));
    assertEquals(1, book.found().size());
  }

  @Test
  void tellsHowFarItIs() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    AuditBook book = new AuditBook(new Shelf(gate), background);
    book.load(Source.FOLDER);
    window.turn();
    assertEquals(1, book.progress().get());
    assertEquals(Phase.READING, book.phase().get());
    gate.countDown();
  }

  @Test
  void showsNothingOfAReadingThatWasGivenUp() throws InterruptedException {
    AuditBook book = new AuditBook(new Shelf(), background);
    book.load(Source.FOLDER);
    Runnable late = window.next();
    book.cancel();
    late.run();
    assertEquals(List.of(), book.all());
    assertEquals(Optional.empty(), book.audited().get());
    assertEquals(Phase.IDLE, book.phase().get());
  }

  @Test
  void saysWhyThereIsNoAuditAndForgetsTheLast() throws InterruptedException {
    AuditBook book = new AuditBook(new Shelf(), background);
    book.load(Source.FOLDER);
    window.turn();
    book.load(Source.TABLE);
    window.turn();
    assertEquals(ErrorCode.UNAVAILABLE, book.fault().get().orElseThrow().code());
    assertEquals(Optional.empty(), book.audited().get());
    assertEquals(List.of(), book.all());
  }

  @Test
  void exportsAndSaysHowMuchOrWhyNot() throws InterruptedException {
    ExportDesk desk = new ExportDesk(new Shelf(), background);
    desk.export(Source.FOLDER, Form.CSV, " /tmp/receipts.csv ");
    window.turn();
    assertEquals(OptionalLong.of(2), desk.written().get());
    desk.export(Source.FOLDER, Form.CSV, "\0");
    window.turn();
    assertEquals(OptionalLong.empty(), desk.written().get());
    assertEquals(ErrorCode.INVALID_VALUE, desk.fault().get().orElseThrow().code());
  }

  /// Two receipts in the folder; the table does not answer.
  private record Shelf(CountDownLatch gate) implements Books {
    Shelf() {
      this(new CountDownLatch(0));
    }

    @Override
    public Audited audit(Source source, LongConsumer progress) {
      if (source == Source.TABLE) {
        throw new RefusedException(ErrorCode.UNAVAILABLE, "the table does not answer");
      }
      progress.accept(1);
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RefusedException(ErrorCode.UNAVAILABLE, "interrupted", e);
      }
      return new Audited(
          new ReceiptListing.Result(
              List.of(Papers.signed(1, "treasury", NOON), Papers.refused(2, "payroll", NOON)),
              0,
              List.of(),
              new AuditSummary(1, 2, 1, Map.of(), 1, Optional.of(NOON), 0)),
          1);
    }

    @Override
    public long export(Source source, Form form, Path file) {
      assertEquals(Path.of("/tmp/receipts.csv"), file);
      return 2;
    }
  }
}
