package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the fleet knows of one enclave. Guarded by its {@link Roster}.
final class FleetMember {
  private final FleetLink link;
  private final FleetLimits limits;
  private State state = State.UNPROVEN;
  private @Nullable EnclaveIdentity life;
  private @Nullable RefusedException failure;
  private int failures;
  private long dueNanos;
  private int outstanding;
  private long answered;

  /// Nothing is known of it yet, so that it may be attested at once.
  ///
  /// @param nowNanos of a monotonic clock, as everywhere here
  FleetMember(FleetLink link, FleetLimits limits, long nowNanos) {
    this.link = link;
    this.limits = limits;
    this.dueNanos = nowNanos;
  }

  /// Where an enclave stands.
  enum State {
    /// It must attest itself before it is asked.
    UNPROVEN,
    /// It is being attested.
    IN_PROOF,
    /// It was attested and answers.
    READY
  }

  FleetLink link() {
    return link;
  }

  State state() {
    return state;
  }

  int outstanding() {
    return outstanding;
  }

  /// The life that was attested last, whether or not it still answers.
  Optional<EnclaveIdentity> life() {
    return Optional.ofNullable(life);
  }

  /// Why it is not ready; absent before the first attempt.
  Optional<RefusedException> failure() {
    return Optional.ofNullable(failure);
  }

  EnclaveStatus status() {
    return new EnclaveStatus(link.name(), state == State.READY, outstanding, answered);
  }

  boolean isFree() {
    return state == State.READY && outstanding < limits.outstanding();
  }

  boolean isDue(long nowNanos) {
    return state == State.UNPROVEN && nowNanos - dueNanos >= 0;
  }

  void beginProof() {
    state = State.IN_PROOF;
  }

  void proven(EnclaveIdentity attested) {
    state = State.READY;
    life = attested;
    failure = null;
    failures = 0;
  }

  /// It did not attest itself; it may try again after a pause.
  ///
  /// @return whether this is news: it failed otherwise before, or not at all
  boolean notProven(RefusedException reason, long nowNanos) {
    boolean news = failure == null || failure.code() != reason.code();
    failures++;
    Duration pause =
        reason.code() == ErrorCode.ATTESTATION_REFUSED
            ? limits.distrust()
            : limits.pauseAfter(failures);
    state = State.UNPROVEN;
    failure = reason;
    dueNanos = nowNanos + pause.toNanos();
    return news;
  }

  /// It must attest itself again, as soon as anybody asks.
  void doubt(long nowNanos) {
    state = State.UNPROVEN;
    dueNanos = nowNanos;
  }

  void enter() {
    outstanding++;
  }

  void leave(Ending ending) {
    outstanding--;
    if (ending == Ending.ANSWERED) {
      answered++;
    }
  }

  /// How a request at it ended.
  enum Ending {
    /// With an answer.
    ANSWERED,
    /// Without one.
    FAILED
  }
}
