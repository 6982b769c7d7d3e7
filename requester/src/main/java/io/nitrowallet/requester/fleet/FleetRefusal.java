package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a caller is told when no enclave can be asked.
final class FleetRefusal {
  private static final String UNKNOWN = "it was not attested yet";

  private FleetRefusal() {}

  /// None of `members` is ready. Where their reasons have one code, so has the refusal.
  static RefusedException noneServes(List<FleetMember> members) {
    Set<ErrorCode> codes =
        members.stream().map(FleetRefusal::code).collect(Collectors.toUnmodifiableSet());
    ErrorCode code = codes.size() == 1 ? codes.iterator().next() : ErrorCode.UNAVAILABLE;
    Set<String> sentences =
        members.stream().map(FleetRefusal::sentence).collect(Collectors.toUnmodifiableSet());
    if (sentences.size() == 1) {
      return new RefusedException(code, sentences.iterator().next());
    }
    return new RefusedException(
        code,
        members.stream()
            .map(member -> member.link().name() + ": " + sentence(member))
            .collect(Collectors.joining("; ", "none of the enclaves can be asked: ", "")));
  }

  private static ErrorCode code(FleetMember member) {
    return member.failure().map(RefusedException::code).orElse(ErrorCode.UNAVAILABLE);
  }

  private static String sentence(FleetMember member) {
    return member.failure().map(RefusedException::sentence).orElse(UNKNOWN);
  }

  /// The request waited as long as it may.
  static RefusedException tooLate(List<FleetMember> members) {
    return members.stream().anyMatch(member -> member.state() == FleetMember.State.READY)
        ? new RefusedException(
            ErrorCode.BUSY, "each enclave is asked as much as it may be: try again later")
        : new RefusedException(
            ErrorCode.UNAVAILABLE, "no enclave was attested in time: check their health");
  }

  /// What a fault of ours while attesting `member` means to callers.
  static RefusedException fault(FleetMember member, RuntimeException fault) {
    return new RefusedException(
        ErrorCode.INTERNAL,
        "%s could not be attested because of a fault of ours".formatted(member.link().name()),
        fault);
  }
}
