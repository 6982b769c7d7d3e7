package io.nitrowallet.vsock.event;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.vsock.request.RequestId;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Something that happened in an enclave.
///
/// Root on the parent reads every event, so none has room for what a caller sent or an enclave
/// holds: their values are enums, numbers, names from this program's own code, public fingerprints,
/// and request ids, whose form is narrow.
public sealed interface EnclaveEvent {
  /// How much it matters.
  EventLevel level();

  /// The enclave serves.
  ///
  /// @param version of its program
  /// @param identity the fingerprint of this life's keys, 32 bytes
  record Started(String version, Bytes identity) implements EnclaveEvent {
    @Override
    public EventLevel level() {
      return EventLevel.INFO;
    }
  }

  /// The enclave does not serve, and ends.
  record NotStarted(ErrorCode code) implements EnclaveEvent {
    @Override
    public EventLevel level() {
      return EventLevel.ERROR;
    }
  }

  /// The enclave serves no longer.
  record Stopped() implements EnclaveEvent {
    @Override
    public EventLevel level() {
      return EventLevel.INFO;
    }
  }

  /// A request was answered.
  ///
  /// @param operation the request's `apiRequest` if it is a known one, else `none`
  /// @param refusal the code of the answer; absent where it was done
  /// @param took from the request's last byte to the reply's first
  record Answered(String operation, RequestId requestId, Optional<ErrorCode> refusal, Duration took)
      implements EnclaveEvent {
    @Override
    public EventLevel level() {
      return refusal.map(Answered::level).orElse(EventLevel.INFO);
    }

    private static EventLevel level(ErrorCode code) {
      return switch (code) {
        case INTERNAL, ENTROPY_FAILED, NSM_FAILED, CLOCK_UNRELIABLE -> EventLevel.ERROR;
        default ->
            switch (code.kind()) {
              case DENIED, UNTRUSTED, UNAVAILABLE -> EventLevel.WARN;
              default -> EventLevel.INFO;
            };
      };
    }
  }

  /// A fault of ours, or of the machine.
  ///
  /// @param at file and line of our own code, `Answers.java:97`: a constant of the published image
  /// @param requestId the request that met it, where it is known
  record Fault(Cause cause, String at, Optional<RequestId> requestId) implements EnclaveEvent {
    private static final String OURS = "io.nitrowallet.";

    /// What happened where `fault` was caught. Its message may quote a request and is left out.
    public static Fault of(Throwable fault, Optional<RequestId> requestId) {
      String place =
          Arrays.stream(fault.getStackTrace())
              .filter(frame -> frame.getClassName().startsWith(OURS))
              .findFirst()
              .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
              .orElse("unknown");
      return new Fault(Cause.of(fault), place, requestId);
    }

    @Override
    public EventLevel level() {
      return EventLevel.ERROR;
    }

    /// What kind of fault.
    public enum Cause {
      /// Memory was exhausted.
      MEMORY,
      /// The stack was exhausted.
      STACK,
      /// A socket or a file failed; most likely there are no descriptors left.
      IO,
      /// A defect.
      DEFECT;

      private static Cause of(Throwable fault) {
        return switch (fault) {
          case OutOfMemoryError _ -> MEMORY;
          case StackOverflowError _ -> STACK;
          case IOException _ -> IO;
          default -> DEFECT;
        };
      }
    }
  }

  /// Events were dropped because the parent did not take them.
  ///
  /// @param count how many since the event before this one
  record Dropped(long count) implements EnclaveEvent {
    @Override
    public EventLevel level() {
      return EventLevel.WARN;
    }
  }
}
