package io.nitrowallet.vsock.server;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.event.EnclaveEvent;
import io.nitrowallet.vsock.event.EventLog;
import io.nitrowallet.vsock.frame.Deadline;
import io.nitrowallet.vsock.frame.FrameConnection;
import io.nitrowallet.vsock.server.Activity.Phase;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// One caller's connection: any number of requests, answered in order. Whatever goes wrong ends
/// this connection and nothing else.
final class Connection {
  /// How long a caller that is turned away may take to read why.
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final FrameConnection frames;
  private final ServerLimits limits;
  private final Answers answers;
  private final EventLog events;
  private final Activity activity = new Activity();

  Connection(Socket socket, ServerLimits limits, Answers answers, EventLog events) {
    this.frames = new FrameConnection(socket, limits.frames());
    this.limits = limits;
    this.answers = answers;
    this.events = events;
  }

  /// Serves until the caller leaves, breaks the protocol, idles too long or is given up.
  void serve() {
    try (frames) {
      boolean open = true;
      while (open) {
        open = activity.enter(Phase.IDLE) && serveOne();
      }
    } catch (IOException e) {
      // Its peer left, or was too slow.
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      events.record(EnclaveEvent.Fault.of(e, Optional.empty()));
    }
  }

  private boolean serveOne() throws IOException {
    if (!frames.await(limits.idle()) || !activity.enter(Phase.RECEIVING)) {
      return false;
    }
    byte[] payload;
    try {
      payload = frames.read();
    } catch (RefusedException e) {
      send(answers.refuse(e)); // the last word: the stream is out of step
      return false;
    }
    if (!activity.enter(Phase.SERVING)) {
      Arrays.fill(payload, (byte) 0); // given up meanwhile
      return false;
    }
    return send(answer(payload));
  }

  private Bytes answer(byte[] payload) {
    try {
      return answers.answer(Bytes.copyOf(payload));
    } finally {
      Arrays.fill(payload, (byte) 0);
    }
  }

  private boolean send(Bytes reply) throws IOException {
    if (!activity.enter(Phase.SENDING)) {
      return false;
    }
    frames.write(reply.toArray(), Deadline.after(limits.request()));
    return true;
  }

  /// Tells a caller for whom there is no room, and closes.
  void turnAway(RefusedException refusal) {
    try (frames) {
      Deadline end = Deadline.after(limits.header());
      frames.write(answers.refuse(refusal).toArray(), end);
      frames.finish(Deadline.after(FAREWELL).orSooner(end));
    } catch (IOException e) {
      // It did not wait for the reason.
    }
  }

  /// How soon this connection is given up for another.
  Activity.Rank rank() {
    return activity.rank();
  }

  /// Closes the connection unless it serves a request.
  ///
  /// @return whether it was closed
  boolean giveUp() {
    if (!activity.end(limits.header())) {
      return false;
    }
    frames.close();
    return true;
  }

  /// Closes the connection, whatever it does.
  void close() {
    frames.close();
  }
}
