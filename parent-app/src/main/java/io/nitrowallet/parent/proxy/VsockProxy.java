package io.nitrowallet.parent.proxy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on a vsock port of this machine and carries each connection to one TCP destination. TLS
/// passes through unopened: the enclave itself checks whom it speaks to.
public final class VsockProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VsockProxy.class);

  private final ServerSocket server;
  private final Dialer dialer;
  private final ProxyLimits limits;
  private final Semaphore places;
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private VsockProxy(ServerSocket server, Dialer dialer, ProxyLimits limits) {
    this.server = server;
    this.dialer = dialer;
    this.limits = limits;
    this.places = new Semaphore(limits.connections());
  }

  /// Starts to listen on `port`, for connections to whatever CID this machine has.
  ///
  /// @throws RefusedException with {@link ErrorCode#DESTINATION_DENIED} if `allowed` does not hold
  ///   the destination; with {@link ErrorCode#UNAVAILABLE} if the port cannot be had
  public static VsockProxy start(
      Transport transport,
      long port,
      Destination destination,
      AllowList allowed,
      ProxyLimits limits) {
    allowed.require(destination);
    Dialer dialer = new Dialer(destination, allowed, limits.connect());
    VsockProxy proxy = new VsockProxy(transport.listen(VsockAddress.anyCid(port)), dialer, limits);
    proxy.start("proxy-accept", proxy::accept);
    proxy.start("proxy-idle", proxy::closeIdle);
    return proxy;
  }

  /// Waits until the proxy is closed.
  public void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void start(String name, Runnable task) {
    threads.add(Thread.ofVirtual().name(name).start(task));
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        if (!server.isClosed()) {
          LOG.warn("a connection could not be accepted", e);
          pause(100);
        }
      }
    }
  }

  private void admit(Socket near) {
    if (places.tryAcquire()) {
      startServing(near);
    } else {
      LOG.warn("closed a connection: {} are open already", limits.connections());
      Relay.close(near);
    }
  }

  /// Place and socket are the thread's, once there is one.
  private void startServing(Socket near) {
    boolean started = false;
    try {
      Thread.ofPlatform().daemon().name("proxy").start(() -> serve(near));
      started = true;
    } finally {
      if (!started) {
        release(near);
      }
    }
  }

  private void release(Socket near) {
    Relay.close(near);
    places.release();
  }

  private void serve(Socket near) {
    try {
      carry(new Relay(near, dialer.connect()));
    } catch (RefusedException e) {
      LOG.warn("{}", e.sentence());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      release(near);
    }
  }

  private void carry(Relay relay) throws InterruptedException {
    relays.add(relay);
    try (relay) {
      if (!server.isClosed()) {
        relay.run();
      }
    } finally {
      relays.remove(relay);
    }
  }

  private void closeIdle() {
    long interval = Math.clamp(limits.idle().toMillis() / 4, 10, 1000);
    while (!server.isClosed()) {
      pause(interval);
      relays.stream().filter(relay -> relay.isIdle(limits.idle())).forEach(Relay::close);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops listening and ends every connection.
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("the listening socket did not close", e);
    }
    relays.forEach(Relay::close);
  }
}
