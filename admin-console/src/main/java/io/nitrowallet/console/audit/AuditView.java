package io.nitrowallet.console.audit;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.audit.Books.Audited;
import io.nitrowallet.console.audit.Books.Source;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Choice;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.receipt.AuditFinding;
import io.nitrowallet.domain.receipt.AuditSummary;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of receipts: the verdict over all of them first.
@SessionScope
public final class AuditView implements Feature {
  private static final int GAP = 10;
  private static final int FINDINGS_HEIGHT = 96;

  /// A file of anything but receipts has as many findings as lines.
  private static final int MOST = 10_000;

  private final AuditBook book;
  private final Words words;
  private final ComboBox<Source> source;
  private final Label verdict = new Label();
  private final Label remark = new Label();
  private final ListView<String> findings = new ListView<>();
  private final VBox view;

  @Inject
  AuditView(
      AuditBook book,
      FilterBar filter,
      ReceiptTable table,
      ReceiptPlots plots,
      ExportBar export,
      FaultText faults,
      Language language) {
    this.book = book;
    this.words = language.words(AuditView.class);
    this.source =
        Choice.of(
            "audit-source",
            words.get("source"),
            List.of(Source.values()),
            it -> words.get("source." + it.name().toLowerCase(Locale.ROOT)));
    this.view =
        new VBox(
            GAP,
            bar(),
            faults.label("audit-fault", book.fault()),
            label(verdict, "audit-verdict"),
            findings(),
            label(remark, "audit-remark"),
            filter.node(),
            tabs(table, plots),
            export.build(source::getValue));
    view.getStyleClass().add("page");
    verdict.getStyleClass().addAll("verdict", Styles.TEXT_BOLD);
    book.audited().subscribe(now -> show(now));
    source.valueProperty().subscribe(book::load);
  }

  @Override
  public Parent view() {
    return view;
  }

  private HBox bar() {
    Label progress = new Label();
    progress.setId("audit-progress");
    Button reload = new Button(words.get("reload"));
    reload.setId("audit-reload");
    reload.setOnAction(_ -> book.load(source.getValue()));
    Button cancel = new Button(words.get("cancel"));
    cancel.setId("audit-cancel");
    cancel.setOnAction(_ -> book.cancel());
    Runnable update =
        () -> {
          boolean reading = book.phase().get() == AuditBook.Phase.READING;
          cancel.setVisible(reading);
          cancel.setManaged(reading);
          progress.setText(
              words.get(reading ? "progress" : "read", Long.toString(book.progress().get())));
        };
    book.phase().subscribe(update);
    book.progress().subscribe(update);
    update.run();
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(GAP, source, progress, space, cancel, reload);
    bar.getStyleClass().add("bar");
    return bar;
  }

  private static Label label(Label label, String id) {
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private ListView<String> findings() {
    findings.setId("audit-findings");
    findings.setAccessibleText(words.get("findings"));
    findings.setMinHeight(FINDINGS_HEIGHT);
    findings.setPrefHeight(FINDINGS_HEIGHT);
    return findings;
  }

  private TabPane tabs(ReceiptTable table, ReceiptPlots plots) {
    Tab list = new Tab(words.get("tab.list"), table.node());
    Tab charts = new Tab(words.get("tab.charts"), plots.node());
    TabPane tabs = new TabPane(list, charts);
    tabs.setId("audit-tabs");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    return tabs;
  }

  private void show(Optional<Audited> audited) {
    verdict.getStyleClass().removeAll("good", "bad");
    verdict.setText("");
    remark.setText("");
    findings.getItems().clear();
    audited.ifPresent(this::fill);
    hideIf(verdict.getText().isEmpty(), verdict);
    hideIf(remark.getText().isEmpty(), remark);
    hideIf(findings.getItems().isEmpty(), findings);
  }

  private static void hideIf(boolean empty, Region node) {
    node.setVisible(!empty);
    node.setManaged(!empty);
  }

  private void fill(Audited audited) {
    AuditSummary summary = audited.result().summary();
    verdict.setText(sentence(audited));
    if (summary.findings() > 0 || summary.lives() > 0) {
      verdict.getStyleClass().add(summary.findings() > 0 ? "bad" : "good");
    }
    findings
        .getItems()
        .setAll(
            audited.result().findings().stream()
                .limit(MOST)
                .map(AuditFinding::sentence)
                .map(Shown::sentence)
                .toList());
    String heads = audited.heads() == 0 ? words.get("no-heads") : "";
    String unlisted =
        audited.result().unlisted() > 0 ? words.get("unlisted", audited.result().unlisted()) : "";
    remark.setText((heads + " " + unlisted).strip());
  }

  private String sentence(Audited audited) {
    AuditSummary summary = audited.result().summary();
    if (summary.findings() > 0) {
      return words.get("broken", summary.findings());
    }
    if (summary.lives() == 0) {
      return words.get("no-receipts");
    }
    return words.get(
        "in-order",
        summary.receipts(),
        summary.lives(),
        summary.signatures(),
        summary.newest().map(Instant::toString).orElse("–"),
        audited.heads());
  }
}
