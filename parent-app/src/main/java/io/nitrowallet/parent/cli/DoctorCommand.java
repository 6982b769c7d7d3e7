package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.doctor.Diagnosis;
import io.nitrowallet.requester.doctor.Diagnosis.State;
import io.nitrowallet.requester.doctor.Doctor;
import java.time.Instant;
import java.util.ArrayList;
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
    List<List<Object>> rows = new ArrayList<>();
    List<State.Ill> ills = new ArrayList<>();
    boolean well =
        new Doctor(session.services(), session.configuration(), Instant::now)
            .examine(diagnosis -> {
              rows.add(row(diagnosis));
              if (diagnosis.state() instanceof State.Ill ill) {
                ills.add(ill);
              }
            });
    session
        .output()
        .print(new Report().fact("well", "All is well", well).table("steps", COLUMNS, rows));
    return Optional.of(ills)
        .filter(found -> !found.isEmpty())
        .map(found -> ExitCode.of(found.getFirst().code()))
        .orElse(ExitCode.OK);
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
