package io.nitrowallet.parent.gateway;

import io.helidon.webserver.http.ServerRequest;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.HttpJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Reads a body within a length and a time. Where the time is over, the reading thread is
/// interrupted, which ends its connection: the server knows no deadline for a body.
final class RequestBody {
  private static final int CHUNK = 16 * 1024;

  /// How much of a body that is too long is dropped unseen, so that its sender gets to read why.
  private static final int DROPPED = 4 * HttpJson.MAX_LENGTH;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("gateway-deadlines").factory());

  private RequestBody() {}

  /// @throws Turned if it is too long or too late
  static Bytes read(ServerRequest request, Duration deadline) {
    if (!request.content().hasEntity()) {
      return Bytes.EMPTY;
    }
    Thread reader = Thread.currentThread();
    ScheduledFuture<?> end =
        CLOCK.schedule(reader::interrupt, deadline.toMillis(), TimeUnit.MILLISECONDS);
    try (InputStream in = request.content().inputStream()) {
      return read(in);
    } catch (Turned e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The caller left, or was late: either way nobody reads the answer.
      throw new Turned(Turned.TIMEOUT, "the request's body did not arrive in time");
    } finally {
      end.cancel(false);
    }
  }

  private static Bytes read(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    long total = 0;
    for (int count = in.read(chunk); count >= 0 && total <= DROPPED; count = in.read(chunk)) {
      total += count;
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
