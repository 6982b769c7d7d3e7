package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.fleet.FleetMember.State;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Decides which enclave is asked next, and when one that failed is attested again.
///
/// Nobody waits for an enclave that does not answer while another one does: attestations run on
/// threads of their own. They are made when a request comes and finds one due, so that an idle
/// fleet does nothing. Thread-safe.
final class Roster {
  private final FleetLimits limits;
  private final FleetLog log;
  private final LongSupplier nanoTime;
  private final List<FleetMember> members;
  private final ReentrantLock lock = new ReentrantLock(true); // who waits longest goes first
  private final Condition changed = lock.newCondition();
  private int turn;
  private QueueTime queueTime = QueueTime.NONE;

  Roster(List<FleetLink> links, FleetLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.log = new FleetLog(links.size());
    this.nanoTime = nanoTime;
    this.members =
        links.stream().map(link -> new FleetMember(link, limits, nanoTime.getAsLong())).toList();
  }

  /// The ready enclave of which least is asked, besides those that were `tried` already; the caller
  /// ends by {@link #answered} or {@link #failed}. Absent if all were tried.
  ///
  /// @throws RefusedException if there is none: as they refuse if they do so alike, with {@link
  ///   ErrorCode#UNAVAILABLE} if not; with {@link ErrorCode#BUSY} if all that are ready stay busy
  Optional<Seat> take(Set<FleetMember> tried) {
    long start = nanoTime.getAsLong();
    lock.lock();
    try {
      List<FleetMember> eligible =
          members.stream().filter(member -> !tried.contains(member)).toList();
      return eligible.isEmpty() ? Optional.empty() : Optional.of(takeOneOf(eligible));
    } finally {
      queueTime = queueTime.and(Duration.ofNanos(nanoTime.getAsLong() - start));
      lock.unlock();
    }
  }

  /// How long {@link #take} took so far.
  QueueTime queueTime() {
    lock.lock();
    try {
      return queueTime;
    } finally {
      lock.unlock();
    }
  }

  private Seat takeOneOf(List<FleetMember> eligible) {
    long end = nanoTime.getAsLong() + limits.patience().toNanos();
    Set<FleetMember> waitedFor = new HashSet<>();
    while (true) {
      Optional<FleetMember> free = leastBusy(eligible);
      if (free.isPresent()) {
        attestWhatIsDue();
        return Seat.of(free.get());
      }
      if (!mayBecomeFree(eligible, waitedFor)) {
        throw FleetRefusal.noneServes(eligible);
      }
      awaitChange(end, eligible);
    }
  }

  /// Among equals, another one each time.
  private Optional<FleetMember> leastBusy(List<FleetMember> eligible) {
    int start = Math.floorMod(turn++, eligible.size());
    return IntStream.range(0, eligible.size())
        .mapToObj(i -> eligible.get((start + i) % eligible.size()))
        .filter(FleetMember::isFree)
        .min(Comparator.comparingInt(FleetMember::outstanding));
  }

  /// Where none is ready, all are attested at once, due or not: there is nothing better to do. A
  /// request waits for each of them once.
  private boolean mayBecomeFree(List<FleetMember> eligible, Set<FleetMember> waitedFor) {
    boolean ready = in(State.READY, eligible).findAny().isPresent();
    if (ready) {
      attestWhatIsDue();
      return true;
    }
    in(State.UNPROVEN, eligible)
        .filter(member -> !waitedFor.contains(member))
        .forEach(this::beginProof);
    List<FleetMember> inProof = in(State.IN_PROOF, eligible).toList();
    waitedFor.addAll(inProof);
    return !inProof.isEmpty();
  }

  private static Stream<FleetMember> in(State state, List<FleetMember> members) {
    return members.stream().filter(member -> member.state() == state);
  }

  private void attestWhatIsDue() {
    long now = nanoTime.getAsLong();
    members.stream().filter(member -> member.isDue(now)).forEach(this::beginProof);
  }

  /// On a platform thread, as transports want it.
  private void beginProof(FleetMember member) {
    member.beginProof();
    Thread.ofPlatform().daemon().name("attest-" + member.link().name()).start(() -> prove(member));
  }

  private void prove(FleetMember member) {
    try {
      EnclaveIdentity life = member.link().attest();
      conclude(() -> {
        member.proven(life);
        log.ready(member);
      });
    } catch (RefusedException e) {
      conclude(() -> {
        if (member.notProven(e, nanoTime.getAsLong())) {
          log.notReady(member, e);
        }
      });
    } catch (RuntimeException e) {
      conclude(() -> member.notProven(FleetRefusal.fault(member, e), nanoTime.getAsLong()));
      throw e;
    }
  }

  private void conclude(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // it is, in takeOneOf
  private void awaitChange(long end, List<FleetMember> eligible) {
    long left = end - nanoTime.getAsLong();
    if (left <= 0) {
      throw FleetRefusal.tooLate(eligible);
    }
    try {
      boolean _ = changed.await(left, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(ErrorCode.UNAVAILABLE, "interrupted: ask again", e);
    }
  }

  /// The same place once more, however much is asked there; ends as {@link #take} does.
  Seat again(Seat seat) {
    conclude(seat.member()::enter);
    return seat;
  }

  /// Ends what {@link #take} began, with an answer.
  void answered(Seat seat) {
    conclude(() -> seat.member().leave(FleetMember.Ending.ANSWERED));
  }

  /// Ends what {@link #take} began, without an answer that could be believed: the enclave must
  /// attest itself again. A call that was lost with an earlier life says nothing of the next one.
  void failed(Seat seat) {
    conclude(() -> {
      FleetMember member = seat.member();
      member.leave(FleetMember.Ending.FAILED);
      if (member.state() == State.READY && member.life().equals(Optional.of(seat.life()))) {
        member.doubt(nanoTime.getAsLong());
        log.lost(member);
      }
    });
  }

  /// What `read` reads of the members while nothing changes.
  <T> List<T> read(Function<FleetMember, T> read) {
    lock.lock();
    try {
      return members.stream().map(read).toList();
    } finally {
      lock.unlock();
    }
  }

  /// A request's place at an enclave.
  ///
  /// @param life the one that was attested when the place was taken
  record Seat(FleetMember member, EnclaveIdentity life) {
    private static Seat of(FleetMember ready) {
      ready.enter();
      return new Seat(ready, ready.life().orElseThrow());
    }
  }
}
