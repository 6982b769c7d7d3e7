package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.formats.json.ReceiptLineJson;
import java.util.List;
import java.util.OptionalLong;

/// Fetches the receipts that one enclave has issued since the last time, and keeps them. Used by
/// one thread.
public final class ReceiptCollector {
  /// More than ten thousand receipts are never to be fetched; a source that never ends is none.
  private static final int MAX_PAGES = 1_000;

  private final String enclave;
  private final ListReceiptsUseCase source;
  private final ReceiptArchive archive;
  private Kept last = new Kept(Bytes.EMPTY, new ReceiptHead(0, Bytes.EMPTY));

  /// @param enclave its name for the log, such as `CID 16`
  /// @param archive where they are kept
  public ReceiptCollector(String enclave, ListReceiptsUseCase source, ReceiptArchive archive) {
    this.enclave = enclave;
    this.source = source;
    this.archive = archive;
  }

  /// The enclave's name.
  public String enclave() {
    return enclave;
  }

  /// Fetches and keeps, until there is nothing new.
  ///
  /// @throws RefusedException if the enclave does not answer, or nothing can be kept; with {@link
  ///   ErrorCode#RECEIPTS_REFUSED} if what it gives out does not go on from what is kept: none of
  ///   that is kept
  public Collected collect() {
    long from = last.head().sequence() + 1;
    Receipts page = ask(from);
    Bytes life = LineContent.life(page.bootDocument());
    last = new Kept(life, keptHead(life, page.bootDocument()));
    Collected sum = new Collected(life, 0, 0, last.head().sequence());
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      if (from == last.head().sequence() + 1) {
        sum = sum.and(keep(page));
        if (sum.newest() >= page.head().sequence()) {
          return sum;
        }
      }
      from = last.head().sequence() + 1;
      page = ask(from);
      if (!LineContent.life(page.bootDocument()).equals(life)) {
        return sum; // it was restarted just now: the next time
      }
    }
    throw refused("gives out receipts without end");
  }

  private Receipts ask(long from) {
    return switch (source.receipts(from)) {
      case Receipts page -> page;
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }

  /// How far the archive goes; a life that is new to it begins with its boot document.
  private ReceiptHead keptHead(Bytes life, Bytes bootDocument) {
    OptionalLong newest = archive.newest(life);
    if (newest.isEmpty()) {
      ReceiptLine boot = new ReceiptLine.Boot(bootDocument);
      archive.keep(life, List.of(LineContent.kept(boot)));
      return LineContent.head(boot);
    }
    if (last.life().equals(life) && last.head().sequence() == newest.getAsLong()) {
      return last.head();
    }
    return archive.page(life, newest.getAsLong(), 1).stream()
        .findFirst()
        .map(line -> LineContent.head(ReceiptLineJson.decode(line.text())))
        .orElseThrow(() -> refused("issued receipts that were kept, and cannot be read any more"));
  }

  private Collected keep(Receipts page) {
    Continuation next;
    try {
      next = Continuation.of(last.head(), page);
    } catch (RefusedException e) {
      throw refused(
          "gives out receipts that do not go on from those that are kept: " + e.sentence());
    }
    if (!next.lines().isEmpty() && !archive.keep(last.life(), next.lines()).isEmpty()) {
      throw refused("gives out other receipts than those that are kept");
    }
    last = new Kept(last.life(), next.head());
    return new Collected(last.life(), next.lines().size(), next.lost(), next.head().sequence());
  }

  private RefusedException refused(String what) {
    return new RefusedException(
        ErrorCode.RECEIPTS_REFUSED,
        "%s %s: nothing of it was kept. Find out what answers in its place"
            .formatted(enclave, what));
  }

  /// How far the receipts of the life that was asked last are kept.
  private record Kept(Bytes life, ReceiptHead head) {}

  /// What was fetched of one life.
  ///
  /// @param kept how many receipts were kept now
  /// @param lost how many the enclave no longer had, and nobody here had kept
  /// @param newest the number of the newest
  public record Collected(Bytes life, long kept, long lost, long newest) {
    Collected and(Collected next) {
      return new Collected(life, kept + next.kept, lost + next.lost, next.newest);
    }
  }
}
