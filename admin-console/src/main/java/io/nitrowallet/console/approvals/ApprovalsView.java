package io.nitrowallet.console.approvals;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Choice;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of intents that wait for operators, and of those that no longer do.
@SessionScope
public final class ApprovalsView implements Feature {
  private static final int GAP = 12;

  private final Inbox inbox;
  private final IntentSheet sheet;
  private final FaultText faults;
  private final EntryWords entries;
  private final Words words;
  private final ComboBox<State.Word> state;
  private final TableView<Entry> table = new TableView<>();
  private final Button open = new Button();
  private final VBox view;
  private Optional<UUID> chosen = Optional.empty();

  @Inject
  ApprovalsView(
      Inbox inbox, IntentSheet sheet, FaultText faults, EntryWords entries, Language language) {
    this.inbox = inbox;
    this.sheet = sheet;
    this.faults = faults;
    this.entries = entries;
    this.words = language.words(ApprovalsView.class);
    this.state =
        Choice.of(
            "approvals-state",
            words.get("state"),
            List.of(State.Word.values()),
            word -> words.get("states." + word.name().toLowerCase(Locale.ROOT)));
    this.view = build();
  }

  @Override
  public Parent view() {
    return view;
  }

  private VBox build() {
    fillTable();
    VBox page =
        new VBox(
            GAP,
            bar(),
            faults.label("approvals-fault", inbox.pending().fault()),
            faults.label("approvals-ended-fault", inbox.ended().fault()),
            remainder(),
            table);
    page.getStyleClass().add("page");
    VBox.setVgrow(table, Priority.ALWAYS);
    state.valueProperty().subscribe(this::choose);
    table.getSelectionModel().selectedItemProperty().subscribe(this::remember);
    inbox.pending().readings().subscribe((_, _) -> selectAgain());
    inbox.ended().readings().subscribe((_, _) -> selectAgain());
    return page;
  }

  private HBox bar() {
    Label count = new Label();
    count.setId("approvals-count");
    Runnable counted =
        () ->
            count.setText(
                words.get("listed", inbox.pending().entries().size(), inbox.mine().get().size()));
    inbox.pending().entries().subscribe(counted);
    inbox.mine().subscribe(counted);
    counted.run();
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    open.setText(words.get("open"));
    open.setId("approvals-open");
    open.setOnAction(_ -> open());
    open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    Button reload = new Button(words.get("reload"));
    reload.setId("approvals-reload");
    reload.setOnAction(_ -> reload());
    HBox bar = new HBox(GAP, state, count, space, open, reload);
    bar.getStyleClass().add("bar");
    return bar;
  }

  private Label remainder() {
    Label label = new Label();
    label.setId("approvals-remainder");
    label.getStyleClass().add("fault");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    Runnable update =
        () -> {
          var left = shelf().remainder().get();
          String unreadable =
              left.unreadable() > 0 ? words.get("unreadable", left.unreadable()) : "";
          String more = left.more() ? words.get("more", IntentShelf.MOST) : "";
          label.setText((unreadable + " " + more).strip());
          label.setVisible(!label.getText().isEmpty());
          label.setManaged(label.isVisible());
        };
    inbox.pending().remainder().subscribe(update);
    inbox.ended().remainder().subscribe(update);
    state.valueProperty().subscribe(update);
    update.run();
    return label;
  }

  private void fillTable() {
    table.setId("approvals-table");
    table.setAccessibleText(words.get("table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .add(text("account", 80, entry -> Shown.line(entry.pending().account().value())));
    table.getColumns().add(text("kind", 78, entries::kind));
    table.getColumns().add(text("summary", 130, entries::summary));
    table.getColumns().add(text("approvals", 95, entries::approvals));
    table.getColumns().add(text("approvers", 117, entries::approvers));
    table.getColumns().add(text("pinned", 72, entries::pinned));
    table.getColumns().add(expires());
    Label placeholder = new Label();
    placeholder.setId("approvals-placeholder");
    placeholder
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::emptiness,
                state.valueProperty(),
                inbox.pending().loading(),
                inbox.ended().loading(),
                inbox.pending().fault(),
                inbox.ended().fault()));
    table.setPlaceholder(placeholder);
    table.setRowFactory(_ -> row());
    table.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ENTER) {
        open();
        key.consume();
      }
    });
  }

  private String emptiness() {
    if (shelf().fault().get().isPresent()) {
      return words.get("not-read");
    }
    return words.get(shelf().loading().get() ? "reading" : "empty");
  }

  private TableColumn<Entry, String> text(String key, int width, Function<Entry, String> value) {
    TableColumn<Entry, String> column = new TableColumn<>(words.get(key));
    column.setMinWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    return column;
  }

  private TableColumn<Entry, String> expires() {
    TableColumn<Entry, String> column = new TableColumn<>(words.get("expires"));
    column.setMinWidth(93);
    column.setCellValueFactory(row -> {
      var end = row.getValue().pending().slip().expires();
      return Bindings.createStringBinding(() -> entries.rest(end, inbox.now().get()), inbox.now());
    });
    return column;
  }

  private TableRow<Entry> row() {
    TableRow<Entry> row = new TableRow<>();
    row.itemProperty()
        .subscribe(entry -> {
          row.getStyleClass().remove("doubtful");
          if (entry instanceof Entry.Doubtful) {
            row.getStyleClass().add("doubtful");
          }
        });
    row.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2 && !row.isEmpty()) {
        open();
      }
    });
    return row;
  }

  private IntentShelf shelf() {
    return state.getValue() == State.Word.PENDING ? inbox.pending() : inbox.ended();
  }

  private void choose(State.Word chosen) {
    table.setItems(shelf().entries());
    if (chosen != State.Word.PENDING) {
      inbox.ended().load(chosen);
    }
  }

  private void remember(@Nullable Entry entry) {
    if (entry != null) {
      chosen = Optional.of(id(entry));
    }
  }

  /// A list that was read anew has lost what was selected in it.
  private void selectAgain() {
    if (table.getSelectionModel().isEmpty()) {
      table.getItems().stream()
          .filter(entry -> chosen.equals(Optional.of(id(entry))))
          .findFirst()
          .ifPresent(table.getSelectionModel()::select);
    }
  }

  private static UUID id(Entry entry) {
    return entry.pending().slip().id();
  }

  private void reload() {
    inbox.refresh();
    choose(state.getValue());
  }

  private void open() {
    Entry entry = table.getSelectionModel().getSelectedItem();
    if (entry != null) {
      sheet.show(entry, this::reload);
    }
  }
}
