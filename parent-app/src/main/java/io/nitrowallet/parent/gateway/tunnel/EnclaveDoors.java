package io.nitrowallet.parent.gateway.tunnel;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// The sockets of enclaves that are led to: those of the configuration, and no other service that
/// vsock has. Thread-safe.
public final class EnclaveDoors {
  /// An enclave serves 256 connections; desks are not to take them all.
  private static final int STANDARD_PLACES = 64;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Transport transport;
  private final Set<VsockAddress> enclaves;
  private final Semaphore places;

  /// @param places how many connections may be open at a time
  public EnclaveDoors(Transport transport, Set<VsockAddress> enclaves, int places) {
    this.transport = transport;
    this.enclaves = Set.copyOf(enclaves);
    this.places = new Semaphore(places);
  }

  /// Those of `enclaves`, for a few desks at a time.
  public static EnclaveDoors of(Transport transport, Set<VsockAddress> enclaves) {
    return new EnclaveDoors(transport, enclaves, STANDARD_PLACES);
  }

  /// Goes on only if `address` is led to.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNKNOWN_REQUEST} if not
  public void require(VsockAddress address) {
    if (!enclaves.contains(address)) {
      throw new RefusedException(
          ErrorCode.UNKNOWN_REQUEST,
          "the gateway leads to no enclave of this CID and port: see 'enclave.cid' and"
              + " 'enclave.port'");
    }
  }

  /// A connection to the enclave at `address`, the caller's from now on.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNKNOWN_REQUEST} if it is not led to, with
  ///   {@link ErrorCode#BUSY} if as many are open as may be, with {@link ErrorCode#UNAVAILABLE} if
  ///   it does not answer
  public EnclaveDoor open(VsockAddress address) {
    require(address);
    if (!places.tryAcquire()) {
      throw new RefusedException(
          ErrorCode.BUSY, "the gateway carries as many connections to enclaves as it may");
    }
    boolean opened = false;
    try {
      EnclaveDoor door = new EnclaveDoor(transport.connect(address, CONNECT), places::release);
      opened = true;
      return door;
    } finally {
      if (!opened) {
        places.release();
      }
    }
  }
}
