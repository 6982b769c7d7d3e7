package io.nitrowallet.console.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"vsock", "unix:/run/sockets", "hybrid:/run/vm:1.sock", "gateway:https://h:9545"})
  void readsWhatItWrites(String transport) {
    assertEquals(transport, Reach.parse(transport).text());
  }
}
