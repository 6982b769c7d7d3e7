package io.nitrowallet.console.audit;

import io.nitrowallet.console.audit.Books.Form;
import io.nitrowallet.console.audit.Books.Source;
import io.nitrowallet.console.shell.Choice;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Where receipts are written to.
final class ExportBar {
  private static final int GAP = 8;

  private final ExportDesk desk;
  private final FaultText faults;
  private final Words words;
  private final TextField path = new TextField();

  @Inject
  ExportBar(ExportDesk desk, FaultText faults, Language language) {
    this.desk = desk;
    this.faults = faults;
    this.words = language.words(ExportBar.class);
  }

  /// @param source of which receipts
  Node build(Supplier<Source> source) {
    ComboBox<Form> form =
        Choice.of(
            "audit-form",
            words.get("form"),
            List.of(Form.CSV, Form.JSONL),
            it -> words.get("form." + it.name().toLowerCase(Locale.ROOT)));
    path.setId("audit-path");
    path.setPromptText(words.get("path"));
    path.setAccessibleText(words.get("path"));
    HBox.setHgrow(path, Priority.ALWAYS);
    Button browse = new Button(words.get("browse"));
    browse.setId("audit-browse");
    browse.setOnAction(_ -> browse());
    Button export = new Button(words.get("export"));
    export.setId("audit-export");
    export.disableProperty().bind(desk.working().or(path.textProperty().isEmpty()));
    export.setOnAction(_ -> desk.export(source.get(), form.getValue(), path.getText()));
    HBox bar = new HBox(GAP, form, path, browse, export, written());
    bar.getStyleClass().add("bar");
    return new VBox(GAP, bar, faults.label("audit-export-fault", desk.fault()));
  }

  private Label written() {
    Label label = new Label();
    label.setId("audit-written");
    desk.written()
        .subscribe(lines -> {
          label.setVisible(lines.isPresent());
          label.setManaged(lines.isPresent());
          label.setText(lines.isPresent() ? words.get("written", lines.getAsLong()) : "");
        });
    return label;
  }

  private void browse() {
    FileChooser chooser = new FileChooser();
    Optional<File> chosen =
        Optional.ofNullable(chooser.showSaveDialog(path.getScene().getWindow()));
    chosen.ifPresent(file -> path.setText(file.getPath()));
  }
}
