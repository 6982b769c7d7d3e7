package io.nitrowallet.parent.enclave;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.frame.Deadline;
import io.nitrowallet.vsock.frame.FrameConnection;
import io.nitrowallet.vsock.frame.FrameLimits;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends frames to an {@link EchoServer}.
public final class EchoClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Transport transport;
  private final VsockAddress server;

  /// Speaks to `server`.
  public EchoClient(Transport transport, VsockAddress server) {
    this.transport = transport;
    this.server = server;
  }

  /// Sends `text` as one frame.
  ///
  /// @return what came back
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if nothing did
  public String send(String text) {
    try (FrameConnection frames =
        new FrameConnection(transport.connect(server, PATIENCE), FrameLimits.DEFAULT)) {
      frames.write(text.getBytes(StandardCharsets.UTF_8), Deadline.after(PATIENCE));
      if (frames.await(PATIENCE)) {
        return new String(frames.read(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, "the sample server at %s did not answer".formatted(server), e);
    }
    throw new RefusedException(
        ErrorCode.UNAVAILABLE, "the sample server at %s closed the connection".formatted(server));
  }
}
