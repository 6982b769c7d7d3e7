package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes all that an archive holds to one file, life by life. What cannot be read as a receipt is
/// written as it is, so that an auditor sees it.
public final class ReceiptExport {
  private final ReceiptArchive archive;

  /// Reads from `archive`.
  public ReceiptExport(ReceiptArchive archive) {
    this.archive = archive;
  }

  /// In the form in which receipts are kept.
  ///
  /// @return how many lines
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `file` exists or cannot be
  ///   written; as {@link ReceiptArchive} does
  public long lines(Path file) {
    return write(file, new Verbatim());
  }

  /// As comma-separated values (RFC 4180), one row a receipt, what they state unverified.
  ///
  /// @return how many rows, the heading not counted
  /// @throws RefusedException as {@link #lines} does
  public long csv(Path file) {
    return write(file, new CsvRows());
  }

  private long write(Path file, Rows row) {
    try (FileChannel channel = PrivateFiles.openNew(file);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      row.begin(out);
      long rows = 0;
      Optional<Bytes> after = Optional.empty();
      while (true) {
        List<Bytes> lives = archive.lives(after, ReceiptArchive.MAX_PAGE);
        if (lives.isEmpty()) {
          return rows;
        }
        for (Bytes life : lives) {
          rows += write(life, row, out);
        }
        after = Optional.of(lives.getLast());
      }
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "%s exists already: choose another name".formatted(file), e);
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file %s cannot be written".formatted(file), e);
    }
  }

  private long write(Bytes life, Rows row, OutputStream out) throws IOException {
    long rows = 0;
    long from = 0;
    while (true) {
      List<KeptLine> page = archive.page(life, from, ReceiptArchive.MAX_PAGE);
      if (page.isEmpty()) {
        return rows;
      }
      for (KeptLine line : page) {
        row.write(life, line, out);
        rows++;
      }
      from = page.getLast().sequence() + 1;
    }
  }

  /// How lines are written.
  interface Rows {
    /// What stands before all of them.
    void begin(OutputStream out) throws IOException;

    void write(Bytes life, KeptLine line, OutputStream out) throws IOException;
  }

  /// Lines as they are.
  private static final class Verbatim implements Rows {
    @Override
    public void begin(OutputStream out) {
      // Nothing does.
    }

    @Override
    public void write(Bytes life, KeptLine line, OutputStream out) throws IOException {
      out.write(line.text().toArray());
      out.write('\n');
    }
  }
}
