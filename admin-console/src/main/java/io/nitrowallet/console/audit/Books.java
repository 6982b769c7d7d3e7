package io.nitrowallet.console.audit;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.receipts.ReceiptListing;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// Receipts that somebody kept. To be used in the background.
public interface Books {
  /// Lists and audits all of `source`.
  ///
  /// @param progress told the number of lines after each
  /// @throws RefusedException if they cannot be read; what is wrong with them is no exception
  Audited audit(Source source, LongConsumer progress);

  /// Writes all of `source`, verified or not, to a new file.
  ///
  /// @return how many lines or rows
  /// @throws RefusedException if `file` is relative, exists or cannot be written
  long export(Source source, Form form, Path file);

  /// Where they are kept.
  enum Source {
    /// On this machine.
    FOLDER,
    /// In the table.
    TABLE
  }

  /// How they are written.
  enum Form {
    /// As they are kept.
    JSONL,
    /// For spreadsheets.
    CSV
  }

  /// What was listed and found.
  ///
  /// @param heads how many heads, seen on this machine, they were compared with
  record Audited(ReceiptListing.Result result, int heads) {}
}
