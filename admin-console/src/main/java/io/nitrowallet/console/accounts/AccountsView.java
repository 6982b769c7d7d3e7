package io.nitrowallet.console.accounts;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.AccountSummary;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The page of accounts: searched, sorted, copied.
@SessionScope
public final class AccountsView implements Feature {
  private static final int GAP = 12;
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final AccountList accounts;
  private final FaultText faults;
  private final Words words;
  private final TableView<AccountSummary> table = new TableView<>();
  private final VBox view;

  @Inject
  AccountsView(AccountList accounts, FaultText faults, Language language) {
    this.accounts = accounts;
    this.faults = faults;
    this.words = language.words(AccountsView.class);
    this.view = build();
    accounts.reload();
  }

  @Override
  public Parent view() {
    return view;
  }

  private VBox build() {
    Label fault = faults.label("accounts-fault", accounts.fault());
    VBox page = new VBox(GAP, bar(), fault, unreadable(), fill());
    page.getStyleClass().add("page");
    VBox.setVgrow(table, Priority.ALWAYS);
    return page;
  }

  private HBox bar() {
    TextField search = new TextField();
    search.setId("account-search");
    search.setPromptText(words.get("search"));
    search.setAccessibleText(words.get("search"));
    search.textProperty().bindBidirectional(accounts.search());
    HBox.setHgrow(search, Priority.ALWAYS);
    Label count = new Label();
    count.setId("account-count");
    Runnable counted =
        () ->
            count.setText(
                words.get(
                    accounts.loading().get() ? "counting" : "count",
                    accounts.found().size(),
                    accounts.all().size()));
    accounts.found().subscribe(counted);
    accounts.all().subscribe(counted);
    accounts.loading().subscribe(counted);
    counted.run();
    Button reload = new Button(words.get("reload"));
    reload.setId("account-reload");
    reload.setOnAction(_ -> accounts.reload());
    HBox bar = new HBox(GAP, search, count, reload);
    bar.getStyleClass().add("bar");
    return bar;
  }

  private Label unreadable() {
    Label label = new Label();
    label.setId("account-unreadable");
    label.getStyleClass().add("fault");
    label.setWrapText(true);
    Runnable update =
        () -> {
          List<String> names = accounts.unreadable();
          label.setVisible(!names.isEmpty());
          label.setManaged(!names.isEmpty());
          label.setText(
              words.get(
                  "unreadable",
                  names.size(),
                  Shown.line(names.stream().map(Shown::line).collect(Collectors.joining(", ")))));
        };
    accounts.unreadable().subscribe(update);
    update.run();
    return label;
  }

  private TableView<AccountSummary> fill() {
    table.setId("account-table");
    table.setAccessibleText(words.get("table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.getColumns().add(text("name", account -> Shown.line(account.name().value())));
    TableColumn<AccountSummary, String> address =
        text("address", account -> account.address().checksummed());
    address.setMinWidth(380);
    address.getStyleClass().add("mono");
    table.getColumns().add(address);
    TableColumn<AccountSummary, Long> version = new TableColumn<>(words.get("version"));
    version.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().version()));
    table.getColumns().add(version);
    TableColumn<AccountSummary, String> created =
        text("created", account -> account.createdAt().toString());
    created.setMinWidth(180);
    table.getColumns().add(created);
    table.getColumns().add(text("key", account -> account.keyArn().value()));
    SortedList<AccountSummary> sorted = new SortedList<>(accounts.found());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setPlaceholder(placeholder());
    MenuItem copy = new MenuItem(words.get("copy"));
    copy.setAccelerator(COPY);
    copy.setOnAction(_ -> copy());
    table.setContextMenu(new ContextMenu(copy));
    table.setOnKeyPressed(key -> {
      if (COPY.match(key)) {
        copy();
        key.consume();
      }
    });
    return table;
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
    String addresses =
        table.getSelectionModel().getSelectedItems().stream()
            .map(account -> account.address().checksummed())
            .collect(Collectors.joining("\n"));
    ClipboardContent content = new ClipboardContent();
    content.put(DataFormat.PLAIN_TEXT, addresses);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
