package io.nitrowallet.vsock.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnixDirectoryTest extends TransportContractTest {
  private static final VsockAddress ADDRESS = new VsockAddress(16, 7878);

  @TempDir Path temporary;

  @Override
  protected Transport transport() {
    return new UnixDirectory(directory());
  }

  @Override
  protected long ownCid() {
    return 16;
  }

  private Path directory() {
    return temporary.resolve("sockets");
  }

  private static String modeOf(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void keepsOthersOut() throws Exception {
    try (ServerSocket _ = transport().listen(ADDRESS)) {
      assertEquals("rwx------", modeOf(directory()));
      assertEquals("rw-------", modeOf(directory().resolve("16_7878.sock")));
    }
    assertFalse(Files.exists(directory().resolve("16_7878.sock")));
  }

  @Test
  void refusesADirectoryThatOthersMayEnter() throws Exception {
    Files.createDirectory(directory());
    Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
    RefusedException refused =
        assertThrows(RefusedException.class, () -> transport().listen(ADDRESS));
    assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    assertTrue(refused.sentence().contains("chmod 700"), refused.sentence());
  }

  @Test
  void replacesASocketWhoseServerIsGone() throws Exception {
    transport().listen(ADDRESS).close();
    Path socket = directory().resolve("16_7878.sock");
    try (var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
    }
    assertTrue(Files.exists(socket), "a server that dies leaves its socket");
    try (ServerSocket _ = transport().listen(ADDRESS)) {
      assertThrows(RefusedException.class, () -> transport().listen(ADDRESS));
    }
  }

  @Test
  void leavesAFileThatIsNoSocketAlone() throws Exception {
    transport().listen(ADDRESS).close();
    Path file = Files.writeString(directory().resolve("16_7878.sock"), "mine");
    assertThrows(RefusedException.class, () -> transport().listen(ADDRESS));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void saysThatAPathIsTooLong() {
    Transport deep = new UnixDirectory(temporary.resolve("d".repeat(120)));
    RefusedException refused = assertThrows(RefusedException.class, () -> deep.listen(ADDRESS));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    assertTrue(refused.sentence().contains("107 bytes"), refused.sentence());
    assertThrows(RefusedException.class, () -> deep.connect(ADDRESS, Duration.ofSeconds(1)));
  }

  @Test
  void prefersTheServerOfTheVeryCid() throws Exception {
    try (ServerSocket _ = transport().listen(VsockAddress.anyCid(7878));
        ServerSocket exact = transport().listen(ADDRESS)) {
      transport().connect(ADDRESS, Duration.ofSeconds(2)).close();
      exact.setSoTimeout(2000);
      exact.accept().close();
    }
  }

  @Test
  void givesUpWhereTheServerAcceptsNobody() throws Exception {
    try (ServerSocket _ = transport().listen(ADDRESS)) {
      RefusedException refused =
          assertThrows(
              RefusedException.class,
              () -> {
                while (true) {
                  transport().connect(ADDRESS, Duration.ofMillis(300));
                }
              });
      assertTrue(refused.sentence().contains("did not answer in time"), refused.sentence());
    }
  }
}
