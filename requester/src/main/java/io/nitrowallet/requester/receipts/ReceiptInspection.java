package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.domain.receipt.ReceiptVisitor;
import io.nitrowallet.formats.json.ReceiptLineJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Lays what was kept before an auditor, line by line, as it stands there.
public final class ReceiptInspection {
  private final ReceiptVisitor visitor;
  private final LongConsumer progress;
  private long lines;

  /// @param progress told the number of lines after each
  public ReceiptInspection(ReceiptVisitor visitor, LongConsumer progress) {
    this.visitor = visitor;
    this.progress = progress;
  }

  /// All lines of `file`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it cannot be read
  public void file(Path file) {
    visitor.source();
    try (InputStream in = Files.newInputStream(file)) {
      lines(String.valueOf(file.getFileName()), in);
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file %s cannot be read".formatted(file), e);
    }
  }

  /// All lines of a stream that is called `name`.
  void lines(String name, InputStream in) throws IOException {
    TextLines text = new TextLines(in, 0);
    for (Optional<TextLine> line = text.next(); line.isPresent(); line = text.next()) {
      take(name + ":" + line.get().number(), line.get());
    }
  }

  private void take(String place, TextLine line) {
    switch (line.ending()) {
      case WHOLE -> take(place, line.content());
      case TORN -> damaged(place, "it was not written to its end");
      case TOO_LONG -> damaged(place, "no line is that long");
    }
  }

  private void damaged(String place, String reason) {
    visitor.damaged(place, reason);
    progress.accept(++lines);
  }

  /// All that a table holds.
  ///
  /// @throws RefusedException as {@link ReceiptArchive} does
  public void table(ReceiptArchive table) {
    Optional<Bytes> after = Optional.empty();
    while (true) {
      List<Bytes> lives = table.lives(after, ReceiptArchive.MAX_PAGE);
      if (lives.isEmpty()) {
        return;
      }
      lives.forEach(life -> life(table, life));
      after = Optional.of(lives.getLast());
    }
  }

  private void life(ReceiptArchive table, Bytes life) {
    visitor.source();
    long from = 0;
    while (true) {
      List<KeptLine> page = table.page(life, from, ReceiptArchive.MAX_PAGE);
      if (page.isEmpty()) {
        return;
      }
      page.forEach(line -> take("life %s:%s".formatted(life.hex(), line.sequence()), line.text()));
      from = page.getLast().sequence() + 1;
    }
  }

  private void take(String place, Bytes text) {
    try {
      switch (ReceiptLineJson.decode(text)) {
        case ReceiptLine.Boot(var document) -> visitor.life(place, document);
        case ReceiptLine.Receipt(var envelope) -> visitor.receipt(place, envelope);
      }
      progress.accept(++lines);
    } catch (RefusedException e) {
      damaged(place, e.sentence());
    }
  }
}
