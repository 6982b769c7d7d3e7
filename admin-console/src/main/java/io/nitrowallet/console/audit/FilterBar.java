package io.nitrowallet.console.audit;

import io.nitrowallet.console.audit.ReceiptFilter.Came;
import io.nitrowallet.console.shell.Choice;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/// What is looked for among receipts.
final class FilterBar {
  private static final int GAP = 8;
  private static final int DAY_WIDTH = 150;
  private static final int CHOICE_WIDTH = 195;

  private final AuditBook book;
  private final Words words;
  private final ComboBox<Optional<String>> account;
  private final ComboBox<Came> came;
  private final DatePicker from;
  private final DatePicker until;
  private final TextField text = new TextField();
  private final FlowPane node = new FlowPane(GAP, GAP);

  @Inject
  FilterBar(AuditBook book, Language language) {
    this.book = book;
    this.words = language.words(FilterBar.class);
    this.account =
        Choice.of(
            "audit-account",
            words.get("account"),
            List.of(Optional.empty()),
            name -> name.map(Shown::line).orElseGet(() -> words.get("any-account")));
    this.came =
        Choice.of(
            "audit-came",
            words.get("outcome"),
            List.of(Came.values()),
            it -> words.get("came." + it.name().toLowerCase(Locale.ROOT)));
    account.setPrefWidth(CHOICE_WIDTH);
    came.setPrefWidth(CHOICE_WIDTH);
    this.from = day("audit-from", words.get("from"));
    this.until = day("audit-until", words.get("until"));
    build();
  }

  Node node() {
    return node;
  }

  private DatePicker day(String id, String name) {
    DatePicker day = new DatePicker();
    day.setId(id);
    day.setPromptText(name);
    day.setAccessibleText(name);
    day.setPrefWidth(DAY_WIDTH);
    return day;
  }

  private void build() {
    text.setId("audit-text");
    text.setPromptText(words.get("text"));
    text.setAccessibleText(words.get("text"));
    Label count = new Label();
    count.setId("audit-count");
    Runnable counted =
        () -> count.setText(words.get("count", book.found().size(), book.all().size()));
    book.found().subscribe(counted);
    book.all().subscribe(counted);
    counted.run();
    Runnable changed = this::apply;
    account.valueProperty().subscribe(changed);
    came.valueProperty().subscribe(changed);
    from.valueProperty().subscribe(changed);
    until.valueProperty().subscribe(changed);
    text.textProperty().subscribe(changed);
    book.accounts().subscribe(this::offerAccounts);
    node.getChildren().addAll(account, came, from, until, text, count);
    node.getStyleClass().add("bar");
  }

  private void offerAccounts() {
    List<Optional<String>> names = new ArrayList<>();
    names.add(Optional.empty());
    book.accounts().forEach(name -> names.add(Optional.of(name)));
    account.getItems().setAll(names);
    account.getSelectionModel().selectFirst();
  }

  private void apply() {
    Optional<String> name = Optional.ofNullable(account.getValue()).flatMap(it -> it);
    book.filter()
        .set(
            new ReceiptFilter(
                name,
                came.getValue(),
                Optional.ofNullable(from.getValue()),
                Optional.ofNullable(until.getValue()),
                text.getText()));
  }
}
