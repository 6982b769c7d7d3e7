package io.nitrowallet.vsock.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.RememberingSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ConnectionTest {
  @Test
  void wipesARequestThatItIsNotToServeAnyMore() {
    AtomicReference<Connection> connection = new AtomicReference<>();
    AtomicBoolean givenUp = new AtomicBoolean();
    byte[] payload = "{\"apiRequest\":\"health\"}".getBytes(UTF_8);
    byte[] frame =
        ByteBuffer.allocate(8 + payload.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(payload.length)
            .put(payload)
            .array();
    RememberingSocket socket =
        new RememberingSocket(frame, () -> givenUp.set(connection.get().giveUp()));
    AtomicBoolean served = new AtomicBoolean();
    Answers answers =
        new Answers(
            request -> {
              served.set(true);
              return Fixtures.honest(request);
            },
            ServerLimits.DEFAULT,
            _ -> {});
    connection.set(new Connection(socket, ServerLimits.DEFAULT, answers, _ -> {}));

    connection.get().serve();

    assertTrue(givenUp.get() && !served.get(), "given up between the last byte and serving");
    assertEquals(1, socket.targets().size());
    assertTrue(Bytes.copyOf(socket.targets().getFirst()).isZero());
  }
}
