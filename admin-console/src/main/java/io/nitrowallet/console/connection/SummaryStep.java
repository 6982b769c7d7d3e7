package io.nitrowallet.console.connection;

import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.requester.config.Setting;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What will be written, and whether it works.
final class SummaryStep {
  private static final int GAP = 8;

  private final Bench bench;
  private final Draft draft;
  private final NewKey key;
  private final Trial trial;

  SummaryStep(Bench bench, Draft draft, NewKey key, Trial trial) {
    this.bench = bench;
    this.draft = draft;
    this.key = key;
    this.trial = trial;
  }

  Node build() {
    Words words = bench.words();
    Form form = new Form(words, Step.SUMMARY.word());
    Button test = form.add(new Button(words.get("draft.test")));
    test.setId("draft-test");
    test.setOnAction(_ -> trial.start(draft.profile().configuration()));
    form.add(finding("trial-enclave", "trial.enclave", trial.ofEnclave()));
    form.add(finding("trial-table", "trial.table", trial.ofTable()));
    form.add(settings());
    form.add(EntryView.of(key.entry(), words));
    return form.view();
  }

  /// In the file's own words, so that it can be looked for there.
  private Node settings() {
    GridPane grid = new GridPane(GAP * 2.0, GAP);
    grid.setId("draft-settings");
    row(grid, bench.words().get("draft.file"), draft.profile().file().toString());
    draft.settings().forEach((setting, value) -> row(grid, setting.key(), shown(setting, value)));
    VBox card = new VBox(grid);
    card.getStyleClass().add("card");
    return card;
  }

  /// A node's address may hold a provider's key.
  private static String shown(Setting setting, String value) {
    return setting == Setting.GATEWAY_NODE_URL ? "…" : value.replace(",", "\n");
  }

  private static void row(GridPane grid, String key, String value) {
    Label name = new Label(key);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label text = Form.wrapped(String.join("\n", value.lines().map(Shown::line).toList()));
    text.getStyleClass().add("mono");
    grid.addRow(grid.getRowCount(), name, text);
  }

  private Node finding(String id, String key, ObservableValue<Finding> finding) {
    Label label = Form.wrapped("");
    label.setId(id);
    Form.showWhile(label, label.textProperty().isNotEmpty());
    finding.subscribe(now -> show(now, key, label));
    return label;
  }

  private void show(Finding finding, String key, Label label) {
    Words words = bench.words();
    label.getStyleClass().removeAll("fault", "works");
    switch (finding) {
      case Finding.Untested() -> label.setText("");
      case Finding.Asking() -> label.setText(words.get(key + ".asking"));
      case Finding.Works(var detail) -> {
        label.getStyleClass().add("works");
        label.setText(words.get(key + ".works", Shown.line(detail)));
      }
      case Finding.Fails(var fault) -> {
        label.getStyleClass().add("fault");
        label.setText(words.get(key + ".fails", bench.faults().of(fault)));
      }
    }
  }
}
