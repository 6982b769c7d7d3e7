package io.nitrowallet.console.audit;

import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.requester.receipts.ListedReceipt;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// The table of receipts. What is wrong with a line stands in it.
final class ReceiptTable {
  private static final int BRIEF = 12;
  private static final int NARROW = 60;
  private static final int WHOLE = 1100;

  private final AuditBook book;
  private final Words words;
  private final TableView<ListedReceipt> table = new TableView<>();

  @Inject
  ReceiptTable(AuditBook book, Language language) {
    this.book = book;
    this.words = language.words(ReceiptTable.class);
    fill();
  }

  TableView<ListedReceipt> node() {
    return table;
  }

  private void fill() {
    table.setId("audit-table");
    table.setAccessibleText(words.get("table"));
    table
        .widthProperty()
        .subscribe(width ->
            table.setColumnResizePolicy(
                width.doubleValue() < WHOLE
                    ? TableView.UNCONSTRAINED_RESIZE_POLICY // small windows scroll
                    : TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS));
    time();
    text("account", 90, receipt -> Shown.line(receipt.entry().account().name().value()));
    text("operation", 96, receipt -> receipt.entry().operation().wireName());
    text("outcome", 90, receipt -> outcome(receipt.entry().outcome()));
    text("about", 120, ReceiptTable::headline);
    text("rule", NARROW, receipt -> Shown.line(receipt.entry().rule().orElse("")));
    text("digest", 90, receipt -> digest(receipt.entry().outcome()));
    column(
        "life", 110, line -> line.life().map(life -> life.hex().substring(0, BRIEF)).orElse("?"));
    sequence();
    column("doubt", 120, line -> line.doubt().map(Shown::sentence).orElse(""));
    SortedList<ListedReceipt> sorted = new SortedList<>(book.found());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setRowFactory(_ -> row());
    table.setPlaceholder(placeholder());
  }

  private Label placeholder() {
    Label label = new Label();
    label.setId("audit-placeholder");
    Runnable update =
        () ->
            label.setText(
                words.get(
                    book.fault().get().isPresent()
                        ? "not-read"
                        : book.phase().get() == AuditBook.Phase.READING
                            ? "reading"
                            : book.all().isEmpty() ? "empty" : "none-found"));
    book.fault().subscribe(update);
    book.phase().subscribe(update);
    book.all().subscribe(update);
    update.run();
    return label;
  }

  private void time() {
    TableColumn<ListedReceipt, Instant> time = new TableColumn<>(words.get("time"));
    time.setCellValueFactory(row ->
        new ReadOnlyObjectWrapper<>(
            row.getValue().receipt().map(SigningReceipt::time).orElse(null)));
    time.setMinWidth(185);
    table.getColumns().add(time);
  }

  private void sequence() {
    TableColumn<ListedReceipt, Long> sequence = new TableColumn<>(words.get("sequence"));
    sequence.setCellValueFactory(row ->
        new ReadOnlyObjectWrapper<>(
            row.getValue().receipt().map(SigningReceipt::sequence).orElse(null)));
    sequence.setMinWidth(NARROW);
    table.getColumns().add(sequence);
  }

  private void text(String key, int width, Function<SigningReceipt, String> value) {
    column(key, width, line -> line.receipt().map(value).orElse(""));
  }

  private void column(String key, int width, Function<ListedReceipt, String> value) {
    TableColumn<ListedReceipt, String> column = new TableColumn<>(words.get(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setMinWidth(width);
    table.getColumns().add(column);
  }

  private String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Signed _ -> words.get("came.signed");
      case Outcome.Row _ -> words.get("came.row");
      case Outcome.Refused(var code) -> code.name();
    };
  }

  private static String digest(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Signed(var digest, _) -> digest.hex0x();
      case Outcome.Row(var digest) -> digest.hex0x();
      case Outcome.Refused _ -> "";
    };
  }

  private static String headline(SigningReceipt receipt) {
    return receipt.entry().summary().map(it -> Shown.line(it.headline())).orElse("");
  }

  private static TableRow<ListedReceipt> row() {
    TableRow<ListedReceipt> row = new TableRow<>();
    row.itemProperty()
        .subscribe(line -> {
          row.getStyleClass().remove("doubtful");
          if (Optional.ofNullable(line).flatMap(ListedReceipt::doubt).isPresent()) {
            row.getStyleClass().add("doubtful");
          }
        });
    return row;
  }
}
