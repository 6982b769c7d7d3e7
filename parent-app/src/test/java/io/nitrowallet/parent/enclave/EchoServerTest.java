package io.nitrowallet.parent.enclave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class EchoServerTest {
  private static final long PORT = 5005;

  @TempDir private Path folder = Path.of("");
  private final List<String> seen = new CopyOnWriteArrayList<>();

  private String send(String text) {
    return new EchoClient(new UnixDirectory(folder), new VsockAddress(3, PORT)).send(text);
  }

  @Test
  void echoesEveryPeerOnAPlatformThread() throws InterruptedException {
    EchoServer server =
        EchoServer.start(
            new UnixDirectory(folder),
            PORT,
            text -> seen.add(text + (Thread.currentThread().isVirtual() ? " virtual" : "")));
    try (server) {
      assertEquals("first", send("first"));
      assertEquals("second", send("second"));
      assertEquals(List.of("first", "second"), seen);
    }
    server.join();
  }
}
