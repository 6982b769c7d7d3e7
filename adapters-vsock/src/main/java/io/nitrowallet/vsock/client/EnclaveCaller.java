package io.nitrowallet.vsock.client;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.frame.Deadline;
import io.nitrowallet.vsock.frame.FrameConnection;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.request.ReplyCodec;
import io.nitrowallet.vsock.request.RequestCodec;
import io.nitrowallet.vsock.request.RequestId;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;

/// One request, one reply, one deadline over both.
///
/// A request is sent a second time only where a kept connection turns out to be dead before a byte
/// of a reply, and never `generateAccount`, which therefore gets a new connection each time.
final class EnclaveCaller {
  private final EnclaveConnections connections;
  private final ClientLimits limits;

  EnclaveCaller(EnclaveConnections connections, ClientLimits limits) {
    this.connections = connections;
    this.limits = limits;
  }

  /// The enclave's reply, errors among them.
  ///
  /// @throws RefusedException with `UNAVAILABLE` if there is none in time, with `REPLY_REFUSED` if
  ///   no honest enclave would send it
  EnclaveReply call(EnclaveRequest request) {
    return PlatformThread.call(() -> callHere(request));
  }

  private EnclaveReply callHere(EnclaveRequest request) {
    RequestId id = RequestId.make();
    Deadline end = Deadline.after(limits.call());
    byte[] payload = RequestCodec.encode(id, request).toArray();
    try {
      return call(new Asked(id, payload, end), isRepeatable(request));
    } finally {
      Arrays.fill(payload, (byte) 0);
    }
  }

  /// One request on its way. It holds credentials, which {@link #call} zeroes; so it is no record.
  private static final class Asked {
    private final RequestId id;
    private final byte[] payload;
    private final Deadline end;

    /// @param end by when the reply must be there
    Asked(RequestId id, byte[] payload, Deadline end) {
      this.id = id;
      this.payload = payload;
      this.end = end;
    }
  }

  private static boolean isRepeatable(EnclaveRequest request) {
    return switch (request) {
      case EnclaveRequest.Generate _,
          EnclaveRequest.Import _,
          EnclaveRequest.Migrate _,
          EnclaveRequest.Change _ ->
          false;
      case EnclaveRequest.Sign _,
          EnclaveRequest.Explain _,
          EnclaveRequest.Verify _,
          EnclaveRequest.Receipts _,
          EnclaveRequest.Attest _,
          EnclaveRequest.Health _ ->
          true;
    };
  }

  private EnclaveReply call(Asked asked, boolean repeatable) {
    Optional<FrameConnection> kept = repeatable ? connections.takeKept() : Optional.empty();
    if (kept.isPresent()) {
      try {
        return exchange(kept.get(), asked);
      } catch (UnansweredException e) {
        // the server closed it while it idled; a new one says the rest
      }
    }
    try {
      return exchange(connections.connect(asked.end), asked);
    } catch (UnansweredException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, "the enclave closed the connection: check that it runs", e);
    }
  }

  /// A connection is kept only after a reply that was asked for: an error may be the last word on
  /// it.
  private EnclaveReply exchange(FrameConnection connection, Asked asked)
      throws UnansweredException {
    boolean usable = false;
    try {
      send(connection, asked);
      awaitReply(connection, asked.end);
      EnclaveReply reply = ReplyCodec.decode(read(connection, asked.end), asked.id);
      usable = !(reply instanceof EnclaveReply.Refusal);
      return reply;
    } finally {
      if (usable) {
        connections.keep(connection);
      } else {
        connection.close();
      }
    }
  }

  /// A server that turns a caller away closes early: what it said is then still to be read, so a
  /// failed write alone decides nothing.
  private static void send(FrameConnection connection, Asked asked) {
    try {
      connection.write(asked.payload, asked.end);
    } catch (SocketTimeoutException e) {
      throw late(e);
    } catch (IOException e) {
      // awaitReply finds the reason, or the end of the stream
    }
  }

  private static void awaitReply(FrameConnection connection, Deadline end)
      throws UnansweredException {
    try {
      if (!connection.await(end.remaining())) {
        throw new UnansweredException();
      }
    } catch (SocketTimeoutException e) {
      throw late(e);
    } catch (IOException e) {
      throw new UnansweredException(e);
    }
  }

  private static Bytes read(FrameConnection connection, Deadline end) {
    try {
      return Bytes.copyOf(connection.read(end));
    } catch (RefusedException e) {
      throw new RefusedException(
          e.code() == ErrorCode.FRAME_SIZE ? ErrorCode.REPLY_REFUSED : ErrorCode.UNAVAILABLE,
          "the enclave's reply did not come whole: " + e.sentence(),
          e);
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, "the connection to the enclave broke within its reply", e);
    }
  }

  private static RefusedException late(IOException cause) {
    return new RefusedException(
        ErrorCode.UNAVAILABLE, "the enclave did not answer in time: check its health", cause);
  }
}
