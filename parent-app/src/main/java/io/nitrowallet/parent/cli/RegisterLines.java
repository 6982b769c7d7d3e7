package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.Comparison;
import io.nitrowallet.domain.attestation.AttestationReport.Outcome;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The registers of a document. A register is 96 hex digits, so each value takes two lines, and
/// expected stands above actual, where eyes compare them best.
///
/// @param output whose colours the verdicts take
record RegisterLines(AttestationReport report, Output output) {
  private static final List<String> COLUMNS =
      List.of("pcr", "meaning", "expected", "actual", "verdict");
  private static final int DIGITS = 48;
  private static final String MARGIN = " ".repeat(5);
  private static final Set<Integer> MEASURED_BY_NITRO = Set.of(0, 1, 2, 3, 4, 8);

  /// Adds the registers: for people those that were expected, or that Nitro measures and are not
  /// zero; for programs all.
  void addTo(Report target) {
    target.note("PCR  %-33s  %s".formatted("MEANING", "VERDICT"));
    report
        .registers()
        .forEach((index, values) -> {
          if (isWorthALook(index, values)) {
            target.note(heading(index, values));
            lines(values).forEach(line -> target.note(MARGIN + line));
          }
        });
    target.forPrograms(
        new Report()
            .table(
                "pcrs",
                COLUMNS,
                report.registers().entrySet().stream()
                    .map(register -> row(register.getKey(), register.getValue()))
                    .toList()));
  }

  private static boolean isWorthALook(int index, Comparison values) {
    boolean zero = values.actual().filter(Bytes::isZero).isPresent();
    return values.expected().isPresent() || (MEASURED_BY_NITRO.contains(index) && !zero);
  }

  private String heading(int index, Comparison values) {
    return "%-3s  %-33s  %s"
        .formatted(index, PcrValues.meaning(index), Verdicts.painted(values.outcome(), output));
  }

  private static List<String> lines(Comparison values) {
    List<String> lines = new ArrayList<>();
    if (values.outcome() == Outcome.DIFFERENT) {
      values.expected().ifPresent(value -> lines.addAll(lines("expected  ", value)));
      values.actual().ifPresent(value -> lines.addAll(lines("actual    ", value)));
    } else {
      Optional<Bytes> one = values.actual().or(values::expected);
      one.ifPresent(value -> lines.addAll(lines("", value)));
    }
    return lines;
  }

  private static List<String> lines(String label, Bytes value) {
    String hex = value.hex();
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < hex.length(); at += DIGITS) {
      String part = hex.substring(at, Math.min(hex.length(), at + DIGITS));
      lines.add((at == 0 ? label : " ".repeat(label.length())) + part);
    }
    return lines;
  }

  private static List<Object> row(int index, Comparison values) {
    return List.of(
        index,
        PcrValues.meaning(index),
        values.expected().map(Bytes::hex).orElse(""),
        values.actual().map(Bytes::hex).orElse(""),
        Verdicts.words(values.outcome()));
  }
}
