package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of a folder of receipts, for whoever only reads them.
public final class ReceiptFiles {
  private ReceiptFiles() {}

  /// All of them, in the order of their names.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if there is no such folder
  public static List<Path> in(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> entry.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "there are no receipts in %s: name files, or run 'audit collect'".formatted(folder),
          e);
    }
  }
}
