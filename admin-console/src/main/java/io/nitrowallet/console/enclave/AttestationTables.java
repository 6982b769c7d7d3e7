package io.nitrowallet.console.enclave;

import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.Comparison;
import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The registers and the certificates of a document.
final class AttestationTables {
  private static final int NARROWEST = 130;
  private static final int TALL = 260;
  private static final int LOW = 190;

  private final Words words;
  private final TableView<Register> registers = new TableView<>();
  private final TableView<ReportedCertificate> chain = new TableView<>();

  AttestationTables(Words words) {
    this.words = words;
    fillRegisters();
    fillChain();
  }

  TableView<Register> registers() {
    return registers;
  }

  TableView<ReportedCertificate> chain() {
    return chain;
  }

  private void fillRegisters() {
    prepare(registers, "registers", TALL);
    add(registers, "register", Register::name).setMaxWidth(NARROWEST);
    add(registers, "outcome", Register::outcome).setMaxWidth(NARROWEST);
    add(registers, "expected", Register::expected);
    add(registers, "actual", Register::actual);
  }

  private void fillChain() {
    prepare(chain, "chain", LOW);
    add(chain, "subject", certificate -> Shown.line(certificate.subject()));
    add(chain, "from", certificate -> certificate.from().toString());
    add(chain, "until", certificate -> certificate.until().toString());
    add(chain, "fingerprint", certificate -> certificate.fingerprint().hex());
  }

  private void prepare(TableView<?> table, String key, int height) {
    table.setId("enclave-" + key);
    table.setAccessibleText(words.get(key));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(words.get("nothing")));
    table.setPrefHeight(height);
    table.setMinHeight(height);
  }

  private <T> TableColumn<T, String> add(
      TableView<T> table, String key, Function<T, String> value) {
    TableColumn<T, String> column = new TableColumn<>(words.get(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setSortable(false);
    column.setMinWidth(NARROWEST);
    table.getColumns().add(column);
    return column;
  }

  /// Shows what `report` says, or nothing.
  void show(Optional<AttestationReport> report) {
    registers.getItems().setAll(report.map(this::registersOf).orElse(List.of()));
    chain.getItems().setAll(report.map(AttestationReport::chain).orElse(List.of()));
  }

  private List<Register> registersOf(AttestationReport report) {
    return report.registers().entrySet().stream()
        .map(entry -> register(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Register register(int index, Comparison value) {
    return new Register(
        "PCR" + index,
        words.get("outcome." + value.outcome().name().toLowerCase(Locale.ROOT)),
        value.expected().map(Bytes::hex).orElse("–"),
        value.actual().map(Bytes::hex).orElse("–"));
  }

  /// A line of the table of registers, ready to be shown.
  record Register(String name, String outcome, String expected, String actual) {}
}
