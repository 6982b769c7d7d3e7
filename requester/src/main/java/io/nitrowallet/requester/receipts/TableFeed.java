package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.KeptLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries what stands in files on into a table. The files wait for it: while the table is out of
/// order, nothing is lost. Used by one thread.
public final class TableFeed {
  private final ReceiptArchive files;
  private final ReceiptArchive table;
  private final Map<Bytes, Long> carried = new HashMap<>();

  /// From `files` to `table`.
  public TableFeed(ReceiptArchive files, ReceiptArchive table) {
    this.files = files;
    this.table = table;
  }

  /// Carries on whatever the table does not have yet.
  ///
  /// @throws RefusedException if the table, or a file, cannot be used; the next call goes on where
  ///   this one stopped
  public Fed feed() {
    Fed sum = new Fed(0, List.of());
    Optional<Bytes> after = Optional.empty();
    while (true) {
      List<Bytes> lives = files.lives(after, ReceiptArchive.MAX_PAGE);
      for (Bytes life : lives) {
        sum = sum.and(feed(life));
      }
      if (lives.size() < ReceiptArchive.MAX_PAGE) {
        return sum;
      }
      after = Optional.of(lives.getLast());
    }
  }

  private Fed feed(Bytes life) {
    Fed sum = new Fed(0, List.of());
    long newest = files.newest(life).orElse(-1);
    while (last(life) < newest) {
      List<KeptLine> lines = files.page(life, last(life) + 1, ReceiptArchive.MAX_PAGE);
      if (lines.isEmpty()) {
        break; // what cannot be read was told of
      }
      List<Long> contradicted = table.keep(life, lines);
      carried.put(life, lines.getLast().sequence());
      sum =
          sum.and(
              new Fed(
                  lines.size() - contradicted.size(),
                  contradicted.stream()
                      .map(sequence -> new Contradicted(life, sequence))
                      .toList()));
    }
    return sum;
  }

  private long last(Bytes life) {
    Long known = carried.get(life);
    if (known == null) {
      known = table.newest(life).orElse(-1);
      carried.put(life, known);
    }
    return known;
  }

  /// What was carried on.
  ///
  /// @param kept how many lines
  /// @param contradicted in whose places the table holds something else
  public record Fed(long kept, List<Contradicted> contradicted) {
    /// Copies the list.
    public Fed {
      contradicted = List.copyOf(contradicted);
    }

    private Fed and(Fed next) {
      List<Contradicted> all = new ArrayList<>(contradicted);
      all.addAll(next.contradicted);
      return new Fed(kept + next.kept, all);
    }
  }

  /// A place in the table that holds something else than the file.
  public record Contradicted(Bytes life, long sequence) {}
}
