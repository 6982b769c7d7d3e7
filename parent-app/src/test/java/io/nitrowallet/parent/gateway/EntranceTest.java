package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.access.Callers;
import io.nitrowallet.parent.gateway.access.CertifiedCallers;
import io.nitrowallet.parent.gateway.access.LocalCallers;
import io.nitrowallet.parent.gateway.tls.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
  private static final Optional<TlsFiles> TLS =
      Optional.of(new TlsFiles(Path.of("a"), Path.of("b"), Optional.empty()));
  private static final ListenAddress ELSEWHERE = ListenAddress.parse("192.168.0.4:9545");

  private static Entrance entrance(Optional<TlsFiles> tls, Callers callers) {
    return new Entrance(ELSEWHERE, HostNames.of(ELSEWHERE, List.of()), tls, callers);
  }

  private static void assertRefused(String word, Executable action) {
    var refusal = assertThrows(RefusedException.class, action);
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
    assertTrue(refusal.sentence().contains(word), refusal.sentence());
  }

  @Test
  void isNotOpenToOtherMachinesWithoutTls() {
    assertRefused("gateway.tls.keyFile", () -> entrance(Optional.empty(), new CertifiedCallers()));
  }

  @Test
  void isNotOpenToOtherMachinesWithoutKnownCallers() {
    assertRefused("gateway.tokensFile", () -> entrance(TLS, new LocalCallers()));
  }

  @Test
  void isOpenToOtherMachinesWithBoth() {
    assertDoesNotThrow(() -> entrance(TLS, new CertifiedCallers()));
  }

  @Test
  void answersToTheAddressItListensOnAndTheNamesItWasGiven() {
    HostNames names = HostNames.of(ELSEWHERE, List.of("Wallet.internal", "[fd00::1]"));
    for (String host :
        List.of(
            "192.168.0.4:9545",
            "wallet.internal",
            "wallet.internal:1",
            "[fd00::1]:9",
            "localhost")) {
      assertDoesNotThrow(() -> names.require(host));
    }
    for (String host : List.of("", "page.example", "192.168.0.5", "wallet.internal.page.example")) {
      assertThrows(Turned.class, () -> names.require(host));
    }
  }

  @Test
  void wantsANameWhereItListensOnAllAddresses() {
    ListenAddress all = ListenAddress.parse("0.0.0.0:9545");
    assertRefused("gateway.hostNames", () -> HostNames.of(all, List.of()));
    assertDoesNotThrow(() -> HostNames.of(all, List.of("wallet.internal")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://wallet.internal", "wallet.internal:443", "*", "a b", "a/b"})
  void refusesNamesThatAreNone(String name) {
    assertRefused("gateway.hostNames", () -> HostNames.of(GatewayStage.LOOPBACK, List.of(name)));
  }
}
