package io.nitrowallet.console.accounts;

import io.nitrowallet.console.accounts.AccountList.Show;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Choice;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The page of accounts: searched, opened, made, exported.
@SessionScope
public final class AccountsView implements Feature {
  private static final int GAP = 12;
  private static final int BRIEF = 64;

  private final AccountList accounts;
  private final AccountTable table;
  private final AccountSheet details;
  private final NewAccountSheet news;
  private final ExportSheet export;
  private final FaultText faults;
  private final Words words;
  private final VBox view;

  @Inject
  AccountsView(
      AccountList accounts,
      AccountTable table,
      AccountSheet details,
      NewAccountSheet news,
      ExportSheet export,
      FaultText faults,
      Language language) {
    this.accounts = accounts;
    this.table = table;
    this.details = details;
    this.news = news;
    this.export = export;
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
    TableView<AccountSummary> filled = table.build(this::open);
    VBox page = new VBox(GAP, bar(), acts(filled), fault, unreadable(), filled);
    page.getStyleClass().add("page");
    VBox.setVgrow(filled, Priority.ALWAYS);
    return page;
  }

  private void open(AccountName name) {
    details.show(name, () -> {});
  }

  private HBox bar() {
    TextField search = new TextField();
    search.setId("account-search");
    search.setPromptText(words.get("search"));
    search.setAccessibleText(words.get("search"));
    search.textProperty().bindBidirectional(accounts.search());
    HBox.setHgrow(search, Priority.ALWAYS);
    ComboBox<Show> show =
        Choice.of(
            "account-show",
            words.get("show"),
            List.of(Show.values()),
            it -> words.get("show." + it.word()));
    show.valueProperty().bindBidirectional(accounts.show());
    HBox bar = new HBox(GAP, search, show, count());
    bar.getStyleClass().add("bar");
    return bar;
  }

  private Label count() {
    Label count = new Label();
    count.setId("account-count");
    count.setMinWidth(Label.USE_PREF_SIZE);
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
    return count;
  }

  private FlowPane acts(TableView<AccountSummary> filled) {
    Button open = button("account-open", "details", () -> table.selected().ifPresent(this::open));
    open.disableProperty().bind(filled.getSelectionModel().selectedItemProperty().isNull());
    FlowPane bar =
        new FlowPane(
            GAP,
            GAP,
            open,
            button("account-generate", "generate", () -> news.generate(this::open)),
            button("account-import", "import", () -> news.takeIn(this::open)),
            button("account-export", "export", export::show),
            button("account-reload", "reload", accounts::reload));
    bar.getStyleClass().add("bar");
    return bar;
  }

  private Button button(String id, String word, Runnable action) {
    Button button = new Button(words.get(word));
    button.setId(id);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Label unreadable() {
    Label label = new Label();
    label.setId("account-unreadable");
    label.getStyleClass().add("fault");
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    Runnable update =
        () -> {
          List<String> names = accounts.unreadable();
          label.setVisible(!names.isEmpty());
          label.setManaged(!names.isEmpty());
          label.setText(
              words.get(
                  "unreadable",
                  names.size(),
                  Shown.line(
                      names.stream().map(AccountsView::brief).collect(Collectors.joining(", ")))));
        };
    accounts.unreadable().subscribe(update);
    update.run();
    return label;
  }

  /// One long name leaves room for the others.
  private static String brief(String name) {
    String shown = Shown.line(name);
    return shown.length() <= BRIEF ? shown : shown.substring(0, BRIEF) + "…";
  }
}
