package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.doctor.Diagnosis;
import io.nitrowallet.requester.doctor.Diagnosis.State;
import io.nitrowallet.requester.doctor.Doctor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description = {
      "Look a deployment over, step by step: AWS session, instance metadata, clock, table, key and",
      "its policy, enclave, attestation, and whether a row opens. Changes nothing, and says of"
          + " each",
      "thing that is wrong what to do. Ends with the code of the first."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.KMS,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class DoctorCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("step", "state", "found", "advice");

  private final Session session;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Diagnosis> found =
        new Doctor(session.services(), session.configuration(), Instant::now).examine();
    Optional<State.Ill> first =
        found.stream()
            .map(Diagnosis::state)
            .filter(State.Ill.class::isInstance)
            .map(State.Ill.class::cast)
            .findFirst();
    Report report = new Report().fact("well", "All is well", first.isEmpty());
    found.forEach(diagnosis -> addLines(report, diagnosis));
    report.forPrograms(
        new Report().table("steps", COLUMNS, found.stream().map(DoctorCommand::row).toList()));
    session.output().print(report);
    return first.map(ill -> ExitCode.of(ill.code())).orElse(ExitCode.OK);
  }

  /// Whole sentences: a table would cut what is to be done.
  private static void addLines(Report report, Diagnosis diagnosis) {
    String title = diagnosis.step().title();
    switch (diagnosis.state()) {
      case State.Well() -> report.line(title, "ok: " + diagnosis.found());
      case State.Skipped() -> report.line(title, "skipped: " + diagnosis.found());
      case State.Ill(_, var advice) ->
          report.line(title, "WRONG: " + diagnosis.found()).line("", "do: " + advice);
    }
  }

  private static List<Object> row(Diagnosis diagnosis) {
    return switch (diagnosis.state()) {
      case State.Well() -> row(diagnosis, "ok", "");
      case State.Ill(_, var advice) -> row(diagnosis, "WRONG", advice);
      case State.Skipped() -> row(diagnosis, "skipped", "");
    };
  }

  private static List<Object> row(Diagnosis diagnosis, String state, String advice) {
    return List.of(diagnosis.step().title(), state, diagnosis.found(), advice);
  }
}
