package io.nitrowallet.parent.gateway;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.webserver.http.ServerRequest;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.HttpJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Reads a body within a length and a time.
final class RequestBody {
  private static final int CHUNK = 16 * 1024;

  /// How much of a body that is too long is dropped unseen, so that its sender gets to read why.
  private static final int DROPPED = 4 * HttpJson.MAX_LENGTH;

  private final long end;

  private RequestBody(Duration deadline) {
    this.end = System.nanoTime() + deadline.toNanos();
  }

  /// @throws Turned if it is too long or too late
  static Bytes read(ServerRequest request, Duration deadline) {
    if (!request.content().hasEntity()) {
      return Bytes.EMPTY;
    }
    try (InputStream in = request.content().inputStream()) {
      return new RequestBody(deadline).read(in);
    } catch (IOException | UncheckedIOException | InsufficientDataAvailableException e) {
      throw new Turned(Turned.TIMEOUT, "the request's body did not arrive in time");
    }
  }

  private Bytes read(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    long total = 0;
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      total += count;
      if (System.nanoTime() > end) {
        throw new Turned(Turned.TIMEOUT, "the request's body took too long");
      }
      if (total > DROPPED) {
        break;
      }
      if (total <= HttpJson.MAX_LENGTH) {
        body.write(chunk, 0, count);
      }
    }
    if (total > HttpJson.MAX_LENGTH) {
      throw new Turned(Turned.TOO_LARGE, "a request's body is at most 4 MiB long");
    }
    return Bytes.copyOf(body.toByteArray());
  }
}
