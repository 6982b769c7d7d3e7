package io.nitrowallet.console.composition;

import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.requester.composition.RequesterComponent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// A session's timers, key and connections. Used on the window's thread.
@SessionScope
public final class OpenSession {
  private final RequesterComponent requester;
  private final OperatorSeat seat;
  private final List<Job> timers = new ArrayList<>();
  private final List<Runnable> endings = new ArrayList<>();

  @Inject
  OpenSession(RequesterComponent requester, OperatorSeat seat) {
    this.requester = requester;
    this.seat = seat;
  }

  /// Has `timer` end with the session.
  public void keep(Job timer) {
    timers.add(timer);
  }

  /// Has `ending` run at the session's end.
  public void keepOpen(Runnable ending) {
    endings.add(ending);
  }

  /// Ends the timers, forgets the operator's key and closes the connections; within a moment, since
  /// nothing is asked of anybody.
  public void close() {
    timers.forEach(Job::cancel);
    seat.leave();
    endings.forEach(Runnable::run);
    requester.resources().close();
  }
}
