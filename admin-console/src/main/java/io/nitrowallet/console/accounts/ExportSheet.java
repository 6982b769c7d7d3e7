package io.nitrowallet.console.accounts;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Sheets;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The sheet that asks where the accounts shall be written to.
@SessionScope
final class ExportSheet {
  private static final int GAP = 12;
  private static final int WIDTH = 560;

  private final AccountExport export;
  private final AccountList list;
  private final Sheets sheets;
  private final Words words;
  private final Label told = new Label();
  private final PathField path;
  private final VBox sheet;

  @Inject
  ExportSheet(
      AccountExport export, AccountList list, Sheets sheets, FaultText faults, Language language) {
    this.export = export;
    this.list = list;
    this.sheets = sheets;
    this.words = language.words(ExportSheet.class);
    this.path = new PathField("accounts-path", "export.path", words, PathField::fresh);
    this.sheet = build(faults);
  }

  /// Asks.
  void show() {
    export.begin();
    told.setText(words.get("export.told", list.found().size()));
    sheets.show(sheet, export::begin);
  }

  private VBox build(FaultText faults) {
    told.setId("accounts-export-told");
    told.setWrapText(true);
    Button write = new Button(words.get("export.write"));
    write.setId("accounts-write");
    write.getStyleClass().add(Styles.ACCENT);
    write.disableProperty().bind(export.working().or(path.field().textProperty().isEmpty()));
    write.setOnAction(_ -> export.write(path.field().getText()));
    Button close = new Button(words.get("close"));
    close.setId("accounts-export-close");
    close.setOnAction(_ -> sheets.close());
    HBox bar = new HBox(GAP, write, close, written());
    bar.getStyleClass().add("bar");
    VBox built =
        new VBox(
            GAP, told, path.view(), faults.label("accounts-export-fault", export.fault()), bar);
    built.setId("accounts-export-sheet");
    built.setPrefWidth(WIDTH);
    built.setMaxSize(WIDTH, VBox.USE_PREF_SIZE);
    return built;
  }

  private Label written() {
    Label label = new Label();
    label.setId("accounts-written");
    export
        .written()
        .subscribe(rows -> {
          label.setVisible(rows.isPresent());
          label.setManaged(rows.isPresent());
          label.setText(rows.isPresent() ? words.get("export.written", rows.getAsLong()) : "");
        });
    return label;
  }
}
