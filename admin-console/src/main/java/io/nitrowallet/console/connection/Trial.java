package io.nitrowallet.console.connection;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.composition.DaggerRequesterComponent;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Asks the enclave and the table of a profile that is not written yet. Used on the window's
/// thread.
final class Trial {
  private final Background background;
  private final Function<Configuration, String> enclave;
  private final Function<Configuration, String> table;
  private final ObjectProperty<Finding> ofEnclave =
      new SimpleObjectProperty<>(new Finding.Untested());
  private final ObjectProperty<Finding> ofTable =
      new SimpleObjectProperty<>(new Finding.Untested());
  private final List<Job> jobs = new ArrayList<>();

  /// @param enclave asks the enclave and says what answered; takes time
  /// @param table asks the table
  Trial(
      Background background,
      Function<Configuration, String> enclave,
      Function<Configuration, String> table) {
    this.background = background;
    this.enclave = enclave;
    this.table = table;
  }

  /// One that asks who is really there.
  static Trial real(Background background) {
    return new Trial(background, Trial::askTheEnclave, Trial::askTheTable);
  }

  /// Asks both; answers to earlier questions are no longer waited for.
  void start(Configuration configuration) {
    stop();
    ask(() -> enclave.apply(configuration), ofEnclave);
    ask(() -> table.apply(configuration), ofTable);
  }

  /// Waits for no answer any more.
  void stop() {
    jobs.forEach(Job::cancel);
    jobs.clear();
  }

  private void ask(Callable<String> question, ObjectProperty<Finding> finding) {
    finding.set(new Finding.Asking());
    jobs.add(
        background.run(
            question,
            detail -> finding.set(new Finding.Works(detail)),
            fault -> finding.set(new Finding.Fails(fault))));
  }

  /// Whether the enclave shows what is expected.
  ReadOnlyObjectProperty<Finding> ofEnclave() {
    return ofEnclave;
  }

  /// Whether the table can be read.
  ReadOnlyObjectProperty<Finding> ofTable() {
    return ofTable;
  }

  private static String askTheEnclave(Configuration configuration) {
    RequesterComponent requester = DaggerRequesterComponent.factory().create(configuration);
    try (var _ = requester.resources()) {
      return switch (requester.attestation().ask().verdict()) {
        case Verified verified -> verified.document().moduleId();
        case Rejected rejected ->
            throw new RefusedException(ErrorCode.ATTESTATION_REFUSED, rejected.sentence(""));
      };
    }
  }

  private static String askTheTable(Configuration configuration) {
    RequesterComponent requester = DaggerRequesterComponent.factory().create(configuration);
    try (var _ = requester.resources()) {
      requester.accounts().list(1, Optional.empty());
      return configuration.required(Setting.TABLE);
    }
  }
}
