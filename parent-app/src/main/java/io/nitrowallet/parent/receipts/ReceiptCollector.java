package io.nitrowallet.parent.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.formats.json.ReceiptLineJson;
import java.util.ArrayList;
import java.util.List;

/// Fetches the receipts that one enclave has issued since the last time, and keeps them. Used by
/// one thread.
public final class ReceiptCollector {
  private final String enclave;
  private final ListReceiptsUseCase source;
  private final io.nitrowallet.domain.port.out.Receipts archive;
  private long wanted = 1;

  /// @param enclave its name for the log, such as `CID 16`
  /// @param archive where they are kept
  public ReceiptCollector(
      String enclave, ListReceiptsUseCase source, io.nitrowallet.domain.port.out.Receipts archive) {
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
    Collected sum = null;
    while (true) {
      Receipts page = ask(wanted);
      Bytes life = LineContent.life(page.bootDocument());
      ReceiptHead kept = keptHead(life, page);
      if (page.first() != wanted || kept.sequence() + 1 != wanted) {
        if (wanted != kept.sequence() + 1) {
          wanted = kept.sequence() + 1;
          continue; // another life, or somebody else keeps, too
        }
      }
      Collected part = keep(life, kept, page);
      sum = sum == null || !sum.life().equals(life) ? part : sum.and(part);
      wanted = part.newest() + 1;
      if (part.newest() >= page.head().sequence()) {
        return sum;
      }
    }
  }

  private Receipts ask(long from) {
    return switch (source.receipts(from)) {
      case Receipts page -> page;
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }

  /// How far the archive goes; a life that is new to it begins with its boot document.
  private ReceiptHead keptHead(Bytes life, Receipts page) {
    ReceiptLine.Boot boot = new ReceiptLine.Boot(page.bootDocument());
    long newest = archive.newest(life).orElse(-1);
    if (newest < 0) {
      archive.keep(life, List.of(LineContent.kept(boot)));
      return LineContent.head(boot);
    }
    KeptLine line =
        archive.page(life, newest, 1).stream()
            .findFirst()
            .orElseThrow(() -> refused("lost what it kept"));
    return LineContent.head(ReceiptLineJson.decode(line.text()));
  }

  private Collected keep(Bytes life, ReceiptHead kept, Receipts page) {
    if (page.head().sequence() < kept.sequence()) {
      throw refused("says that it issued fewer receipts than are kept of it");
    }
    List<KeptLine> lines = new ArrayList<>();
    ReceiptHead head = kept;
    long lost = page.receipts().isEmpty() ? 0 : page.first() - kept.sequence() - 1;
    for (DsseEnvelope envelope : page.receipts()) {
      SigningReceipt receipt = ReceiptJson.decode(envelope.payload());
      boolean first = lines.isEmpty() && lost > 0;
      long expected = first ? page.first() : head.sequence() + 1;
      if (receipt.sequence() != expected || !(first || receipt.previous().equals(head.hash()))) {
        throw refused("gives out receipts that do not go on from those that are kept of it");
      }
      ReceiptLine line = new ReceiptLine.Receipt(envelope);
      lines.add(LineContent.kept(line));
      head = LineContent.head(line);
    }
    if (lines.isEmpty() && page.head().sequence() > kept.sequence()) {
      throw refused("says that it issued receipts, and gives out none");
    }
    if (!lines.isEmpty() && !archive.keep(life, lines).isEmpty()) {
      throw refused("gives out other receipts than those that are kept of it");
    }
    return new Collected(life, lines.size(), Math.max(0, lost), head.sequence());
  }

  private RefusedException refused(String what) {
    return new RefusedException(
        ErrorCode.RECEIPTS_REFUSED,
        "%s %s: nothing of it was kept. Find out what answers in its place"
            .formatted(enclave, what));
  }

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
