package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9545, 127.0.0.1, 9545",
    "localhost:0, 127.0.0.1, 0",
    "127.8.8.8:65535, 127.8.8.8, 65535",
    "[::1]:1, 0:0:0:0:0:0:0:1, 1"
  })
  void takesAnAddressOfThisMachine(String text, String host, int port) {
    ListenAddress address = ListenAddress.parse(text);
    assertEquals(host, address.host().getHostAddress());
    assertEquals(port, address.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:9545", "[::]:9545", "192.168.0.4:9545", "10.0.0.1:1"})
  void knowsAnAddressThatOthersReach(String text) {
    assertFalse(ListenAddress.parse(text).isLocal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9545",
        ":9545",
        "127.0.0.1",
        "127.0.0.1:",
        "127.0.0.1:65536",
        "127.0.0.1:-1",
        "wallet.example:80",
        "127.1.1.1.1:80",
        "[x]:1",
        "[127.0.0.1:1",
        "999.0.0.1:5"
      })
  void refusesWhatIsNoAddress(String text) {
    var refusal = assertThrows(RefusedException.class, () -> ListenAddress.parse(text));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
  }
}
