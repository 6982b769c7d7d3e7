package io.nitrowallet.console.accounts;

import io.nitrowallet.console.accounts.AccountList.Standing;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The table of accounts: sorted, copied, opened.
@SessionScope
final class AccountTable {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final AccountList accounts;
  private final Words words;
  private final TableView<AccountSummary> table = new TableView<>();

  @Inject
  AccountTable(AccountList accounts, Language language) {
    this.accounts = accounts;
    this.words = language.words(AccountTable.class);
  }

  /// Fills it; to be called once.
  ///
  /// @param open told which account was double-clicked, or entered
  TableView<AccountSummary> build(Consumer<AccountName> open) {
    table.setId("account-table");
    table.setAccessibleText(words.get("table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    addColumns();
    SortedList<AccountSummary> sorted = new SortedList<>(accounts.found());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setPlaceholder(placeholder());
    accounts.pinned().subscribe(_ -> table.refresh());
    listen(open);
    return table;
  }

  /// At the window's smallest each still shows something.
  private void addColumns() {
    add(150, 190, text("name", account -> Shown.line(account.name().value())));
    TableColumn<AccountSummary, String> address =
        text("address", account -> account.address().checksummed());
    address.getStyleClass().add("mono");
    add(170, 390, address);
    add(80, 105, text("pinned", account -> pinned(accounts.standing(account))));
    TableColumn<AccountSummary, Long> version = new TableColumn<>(words.get("version"));
    version.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().version()));
    add(60, 75, version);
    add(110, 190, text("created", account -> account.createdAt().toString()));
    add(60, 110, text("key", account -> account.keyArn().value()));
  }

  private void add(int least, int wanted, TableColumn<AccountSummary, ?> column) {
    column.setMinWidth(least);
    column.setPrefWidth(wanted);
    table.getColumns().add(column);
  }

  private String pinned(Standing standing) {
    return words.get("standing." + standing.word());
  }

  private void listen(Consumer<AccountName> open) {
    MenuItem copy = new MenuItem(words.get("copy"));
    copy.setAccelerator(COPY);
    copy.setOnAction(_ -> copy());
    MenuItem details = new MenuItem(words.get("details"));
    details.setOnAction(_ -> selected().ifPresent(open));
    table.setContextMenu(new ContextMenu(details, copy));
    table.setOnKeyPressed(key -> {
      if (COPY.match(key)) {
        copy();
        key.consume();
      } else if (key.getCode() == KeyCode.ENTER) {
        selected().ifPresent(open);
        key.consume();
      }
    });
    table.setRowFactory(_ -> {
      TableRow<AccountSummary> row = new TableRow<>();
      row.setOnMouseClicked(click -> {
        if (click.getClickCount() == 2 && !row.isEmpty()) {
          open.accept(row.getItem().name());
        }
      });
      return row;
    });
  }

  /// The account that is selected, the last of several.
  Optional<AccountName> selected() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
        .map(AccountSummary::name);
  }

  /// An empty table is told from one that could not be read.
  private Label placeholder() {
    Label label = new Label();
    label.setId("account-placeholder");
    Runnable update =
        () ->
            label.setText(
                words.get(
                    accounts.fault().get().isPresent()
                        ? "not-read"
                        : accounts.loading().get() ? "reading" : "empty"));
    accounts.fault().subscribe(update);
    accounts.loading().subscribe(update);
    update.run();
    return label;
  }

  private TableColumn<AccountSummary, String> text(
      String key, Function<AccountSummary, String> value) {
    TableColumn<AccountSummary, String> column = new TableColumn<>(words.get(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    return column;
  }

  private void copy() {
    Copying.copy(
        table.getSelectionModel().getSelectedItems().stream()
            .map(account -> account.address().checksummed())
            .collect(Collectors.joining("\n")));
  }
}
