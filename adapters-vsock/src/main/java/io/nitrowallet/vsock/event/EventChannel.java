package io.nitrowallet.vsock.event;

import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.vsock.frame.Deadline;
import io.nitrowallet.vsock.frame.TimedWrite;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/// Carries events to the parent, one JSON object a line, over a connection that the enclave opens.
///
/// Whatever the parent does, a request is never delayed and memory never grows: a parent that is
/// slow, absent or hostile loses events, and is told how many as soon as it takes one again. What
/// it sends is never read.
public final class EventChannel implements EventLog, AutoCloseable {
  private final Transport transport;
  private final VsockAddress parent;
  private final TimeSource time;
  private final EventPatience patience;
  private final EventQueue queue;
  private final Thread sender;

  EventChannel(Transport transport, VsockAddress parent, TimeSource time, EventPatience patience) {
    this.transport = transport;
    this.parent = parent;
    this.time = time;
    this.patience = patience;
    this.queue = new EventQueue(patience.waiting());
    // Transports want their sockets written on platform threads.
    this.sender = Thread.ofPlatform().daemon().name("events").unstarted(this::send);
  }

  /// Sends what is recorded to whoever listens at `parent`, now or later.
  public static EventChannel open(Transport transport, VsockAddress parent, TimeSource time) {
    EventChannel channel = new EventChannel(transport, parent, time, EventPatience.STANDARD);
    channel.start();
    return channel;
  }

  EventChannel start() {
    sender.start();
    return this;
  }

  @Override
  public void record(EnclaveEvent event) {
    queue.add(time.now(), event);
  }

  private void send() {
    try {
      Duration pause = patience.firstPause();
      boolean open = true;
      while (open && queue.first().isPresent()) {
        open = queue.isOpen(); // if not, this attempt is the last
        pause = sendSome() ? patience.firstPause() : patience.after(pause);
        queue.pause(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sends over one connection until it fails, or there is nothing more to come.
  ///
  /// @return whether anything was sent
  private boolean sendSome() throws InterruptedException {
    boolean any = false;
    try (Socket socket = transport.connect(parent, patience.connect())) {
      Optional<NumberedEvent> next = queue.first();
      while (next.isPresent()) {
        byte[] line = EventJson.encode(next.get()).toArray();
        TimedWrite.write(socket, line, Deadline.after(patience.write()));
        queue.sent();
        any = true;
        next = queue.first();
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Of whom should it complain? The first event stays the first.
    }
    return any;
  }

  /// Takes no more events, and gives those that wait a moment to be sent.
  @Override
  public void close() {
    queue.close();
    try {
      if (!sender.join(patience.farewell())) {
        sender.interrupt();
      }
    } catch (InterruptedException e) {
      sender.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
