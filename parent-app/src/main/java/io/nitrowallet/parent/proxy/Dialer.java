package io.nitrowallet.parent.proxy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Connects to one destination. Its name is resolved anew each time, as KMS's addresses change, and
/// the address that was judged is the one that is connected to.
final class Dialer {
  private final Destination destination;
  private final AllowList allowed;
  private final Duration patience;

  Dialer(Destination destination, AllowList allowed, Duration patience) {
    this.destination = destination;
    this.allowed = allowed;
    this.patience = patience;
  }

  /// A connection, the caller's from now on.
  ///
  /// @throws RefusedException with {@link ErrorCode#DESTINATION_DENIED} if the name leads to
  ///   forbidden addresses only; with {@link ErrorCode#UNAVAILABLE} if nobody answers
  Socket connect() {
    List<InetAddress> addresses = resolve();
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(address, destination.port()),
            Math.toIntExact(patience.toMillis()));
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException _) {
        Relay.close(socket); // the next address may answer
      }
    }
    throw new RefusedException(
        ErrorCode.UNAVAILABLE, "%s does not answer: check the network".formatted(destination));
  }

  private List<InetAddress> resolve() {
    InetAddress[] resolved;
    try {
      resolved = InetAddress.getAllByName(destination.host());
    } catch (UnknownHostException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE,
          "the name %s does not resolve: check the network's DNS".formatted(destination.host()),
          e);
    }
    List<InetAddress> permitted =
        Arrays.stream(resolved).filter(address -> allowed.permits(destination, address)).toList();
    if (permitted.isEmpty()) {
      throw new RefusedException(
          ErrorCode.DESTINATION_DENIED,
          "%s resolves to an address inside this machine or its metadata service: allow it by name"
                  .formatted(destination)
              + " if that is meant");
    }
    return permitted;
  }
}
