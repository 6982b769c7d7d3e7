package io.nitrowallet.requester.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://wallet.internal:9545, https://wallet.internal:9545, wallet.internal",
    "HTTPS://Wallet.Internal/, https://wallet.internal:443, wallet.internal",
    "https://[2001:db8::7]:9545, https://[2001:db8::7]:9545, 2001:db8::7",
    "http://localhost, http://localhost:80, localhost",
    "http://127.0.0.1:1, http://127.0.0.1:1, 127.0.0.1",
    "http://[::1]:65535, http://[::1]:65535, ::1",
  })
  void readsWhereAGatewayIs(String text, String shown, String peer) {
    GatewayAddress address = GatewayAddress.parse(text);
    assertEquals(shown, address.toString());
    assertEquals(peer, address.peer());
  }

  /// threat-model.md, network: nothing leaves this machine in the clear.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wallet.internal:9545",
        "http://wallet.internal:9545",
        "http://127.0.0.1.example",
        "ftp://localhost",
        "https://",
        "https://:9545",
        "https://h:0",
        "https://h:65536",
        "https://user:secret@h",
        "https://h/path",
        "https://h?q",
        "https://h#f",
        "https://h h",
      })
  void refusesWhatIsNone(String text) {
    var refusal = assertThrows(RefusedException.class, () -> GatewayAddress.parse(text));
    assertEquals(ErrorCode.INVALID_VALUE, refusal.code());
  }
}
