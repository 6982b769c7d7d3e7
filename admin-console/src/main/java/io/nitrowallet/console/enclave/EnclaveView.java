package io.nitrowallet.console.enclave;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.Trust;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import io.nitrowallet.domain.bytes.Bytes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of the enclave: what it showed when it was last asked, and what was demanded.
@SessionScope
public final class EnclaveView implements Feature {
  private static final int GAP = 12;
  private static final int NARROWEST = 130;

  private final FaultText faults;
  private final Words words;
  private final Label verdict = new Label();
  private final Label facts = new Label();
  private final TableView<Register> registers = new TableView<>();
  private final TableView<ReportedCertificate> chain = new TableView<>();
  private final VBox view;

  @Inject
  EnclaveView(EnclaveTrust trust, FaultText faults, Language language) {
    this.faults = faults;
    this.words = language.words(EnclaveView.class);
    this.view = build(trust);
    trust.trust().subscribe(found -> show(found));
  }

  @Override
  public Parent view() {
    return view;
  }

  private VBox build(EnclaveTrust trust) {
    verdict.setId("enclave-verdict");
    verdict.setWrapText(true);
    verdict.setMinHeight(Region.USE_PREF_SIZE);
    verdict.getStyleClass().addAll("verdict", Styles.TEXT_BOLD);
    facts.setId("enclave-facts");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    Button ask = new Button(words.get("ask"));
    ask.setId("enclave-ask");
    ask.setOnAction(_ -> trust.refresh());
    fillRegisters();
    fillChain();
    VBox page =
        new VBox(
            GAP, verdict, ask, heading("registers"), registers, heading("chain"), chain, facts);
    page.getStyleClass().add("page");
    return page;
  }

  private Label heading(String key) {
    Label heading = new Label(words.get(key));
    heading.getStyleClass().add(Styles.TEXT_BOLD);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    return heading;
  }

  private void fillRegisters() {
    registers.setId("enclave-registers");
    registers.setAccessibleText(words.get("registers"));
    registers.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    add(registers, "register", Register::name);
    add(registers, "outcome", Register::outcome);
    add(registers, "expected", Register::expected);
    add(registers, "actual", Register::actual);
    registers.setPlaceholder(new Label(words.get("nothing")));
  }

  private void fillChain() {
    chain.setId("enclave-chain");
    chain.setAccessibleText(words.get("chain"));
    chain.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    add(chain, "subject", certificate -> Shown.line(certificate.subject()));
    add(chain, "from", certificate -> certificate.from().toString());
    add(chain, "until", certificate -> certificate.until().toString());
    add(chain, "fingerprint", certificate -> certificate.fingerprint().hex());
    chain.setPlaceholder(new Label(words.get("nothing")));
  }

  private <T> void add(TableView<T> table, String key, Function<T, String> value) {
    TableColumn<T, String> column = new TableColumn<>(words.get(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setSortable(false);
    column.setMinWidth(NARROWEST);
    table.getColumns().add(column);
  }

  private void show(Trust trust) {
    verdict.getStyleClass().removeAll("good", "bad");
    switch (trust) {
      case Trust.Unknown() -> {
        verdict.setText(words.get("asking"));
        fill(Optional.empty(), Optional.empty());
      }
      case Trust.Good good -> {
        verdict.setText(words.get("good"));
        verdict.getStyleClass().add("good");
        fill(Optional.of(good.verdict().report()), Optional.of(good.at()));
      }
      case Trust.Bad bad -> {
        verdict.setText(words.get("bad", Shown.sentence(bad.verdict().sentence(""))));
        verdict.getStyleClass().add("bad");
        fill(bad.verdict().report(), Optional.of(bad.at()));
      }
      case Trust.Unreachable(var fault) -> {
        verdict.setText(faults.of(fault));
        verdict.getStyleClass().add("bad");
        fill(Optional.empty(), Optional.empty());
      }
    }
  }

  private void fill(Optional<AttestationReport> report, Optional<Instant> asked) {
    registers.getItems().setAll(report.map(this::registers).orElse(List.of()));
    chain.getItems().setAll(report.map(AttestationReport::chain).orElse(List.of()));
    facts.setText(
        report
            .map(said ->
                words.get(
                    "facts",
                    asked.map(Instant::toString).orElse("–"),
                    said.age().toMillis(),
                    said.nonce().actual().map(Bytes::hex).orElse("–"),
                    Shown.line(said.document().moduleId())))
            .orElse(""));
  }

  private List<Register> registers(AttestationReport report) {
    return report.registers().entrySet().stream()
        .map(entry ->
            new Register(
                "PCR" + entry.getKey(),
                words.get("outcome." + entry.getValue().outcome().name().toLowerCase(Locale.ROOT)),
                entry.getValue().expected().map(Bytes::hex).orElse("–"),
                entry.getValue().actual().map(Bytes::hex).orElse("–")))
        .toList();
  }

  /// A line of the table of registers, ready to be shown.
  private record Register(String name, String outcome, String expected, String actual) {}
}
