package io.nitrowallet.vsock.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransportTest {
  @Test
  void parsesTheThreeTransports() {
    assertInstanceOf(AfVsock.class, Transport.parse("vsock"));
    assertInstanceOf(HybridVsock.class, Transport.parse("hybrid:/run/machine.sock"));
    assertInstanceOf(UnixDirectory.class, Transport.parse("unix:/tmp/x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vsock:",
        "vsock:1",
        "unix",
        "unix:",
        "tcp:1",
        "VSOCK",
        "unix:a\0b",
        "hybrid",
        "hybrid:",
        "hybrid:a\0b",
        ":/tmp/x"
      })
  void refusesAnyOther(String text) {
    RefusedException refused = assertThrows(RefusedException.class, () -> Transport.parse(text));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesNumbersThatAreNoVsockAddress(long number) {
    assertThrows(RefusedException.class, () -> new VsockAddress(number, 1));
    assertThrows(RefusedException.class, () -> new VsockAddress(1, number));
  }

  /// Where the kernel knows AF_VSOCK, binding works without a hypervisor; connecting does not, and
  /// may block for ever, so nothing is connected to here.
  @Test
  @Timeout(20)
  void bindsAnAddressOfAfVsockWhereTheKernelHasIt() throws Exception {
    ServerSocket listener;
    try {
      listener = new AfVsock().listen(VsockAddress.anyCid(27_878));
    } catch (RefusedException e) {
      assertEquals(ErrorCode.UNAVAILABLE, e.code());
      Assumptions.abort("this kernel has no AF_VSOCK");
      return;
    }
    try (listener) {
      RefusedException refused =
          assertThrows(
              RefusedException.class, () -> new AfVsock().listen(VsockAddress.anyCid(27_878)));
      assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    }
  }
}
