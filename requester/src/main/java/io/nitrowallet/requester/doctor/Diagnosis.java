package io.nitrowallet.requester.doctor;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// What one step found.
///
/// @param found what is the case, for people
public record Diagnosis(Step step, State state, String found) {
  static Diagnosis well(Step step, String found) {
    return new Diagnosis(step, new State.Well(), found);
  }

  static Diagnosis ill(Step step, ErrorCode code, String found, String advice) {
    return new Diagnosis(step, new State.Ill(code, advice), found);
  }

  static Diagnosis of(Step step, RefusedException e) {
    return ill(step, e.code(), e.sentence(), step.advice());
  }

  static Diagnosis skipped(Step step, String why) {
    return new Diagnosis(step, new State.Skipped(), why);
  }

  /// How it stands.
  public sealed interface State {
    /// As it should be.
    record Well() implements State {}

    /// Not as it should be.
    ///
    /// @param advice what to do, in a sentence
    record Ill(ErrorCode code, String advice) implements State {}

    /// Not looked at, since there is nothing to look at or an earlier step failed.
    record Skipped() implements State {}
  }
}
