package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Extract;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.formats.json.ReceiptLineJson;
import io.nitrowallet.requester.files.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Lines as rows of a table.
final class CsvRows implements ReceiptExport.Rows {
  private static final List<String> COLUMNS =
      List.of(
          "life",
          "sequence",
          "time",
          "operation",
          "account",
          "address",
          "version",
          "policy",
          "outcome",
          "rule",
          "digest",
          "signature",
          "intent",
          "headline");

  @Override
  public void begin(OutputStream out) throws IOException {
    write(COLUMNS.stream(), out);
  }

  @Override
  public void write(Bytes life, KeptLine line, OutputStream out) throws IOException {
    write(Stream.concat(Stream.of(life.hex(), Long.toString(line.sequence())), cells(line)), out);
  }

  private static Stream<String> cells(KeptLine line) {
    try {
      return switch (ReceiptLineJson.decode(line.text())) {
        case ReceiptLine.Boot _ -> Stream.concat(Stream.of("", "boot"), empty(10));
        case ReceiptLine.Receipt(var envelope) -> cells(ReceiptJson.decode(envelope.payload()));
      };
    } catch (RefusedException _) {
      return Stream.concat(Stream.of("", "unreadable"), empty(10));
    }
  }

  private static Stream<String> empty(int count) {
    return Stream.generate(() -> "").limit(count);
  }

  private static Stream<String> cells(SigningReceipt receipt) {
    Entry entry = receipt.entry();
    Stream<String> about =
        Stream.of(
            receipt.time().toString(),
            entry.operation().wireName(),
            entry.account().name().value(),
            entry.account().address().checksummed(),
            Long.toString(entry.account().version()),
            entry.account().policyHash().hex());
    Stream<String> outcome =
        switch (entry.outcome()) {
          case Outcome.Signed(var digest, var signature) ->
              Stream.of("signed", entry.rule().orElse(""), digest.hex(), signature.hex());
          case Outcome.Row(var digest) -> Stream.of("row", "", digest.hex(), "");
          case Outcome.Refused(var code) -> Stream.of(code.name(), "", "", "");
        };
    Stream<String> end =
        Stream.of(
            entry.cause().map(Bytes::hex).orElse(""),
            entry.summary().map(Extract::headline).orElse(""));
    return Stream.of(about, outcome, end).flatMap(cells -> cells);
  }

  private static void write(Stream<String> cells, OutputStream out) throws IOException {
    out.write(Csv.row(cells).getBytes(StandardCharsets.UTF_8));
  }
}
