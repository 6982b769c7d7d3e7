package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.UnixDirectory;
import java.io.IOException;
import java.util.UUID;

/// Two lives of the stack's enclave, a hostile relay in front of the first, and a requester behind
/// it.
final class RelayedEnclaves implements AutoCloseable {
  static final long LIFE = 7890;
  static final long OTHER_LIFE = 7891;

  /// The second seal key of the first life.
  static final KeyArn OTHER_KEY =
      new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/2222bbbb-33cc-44dd-55ee-666666ffffff");

  private final LocalStack stack;
  private final EnclaveInTest life;
  private final EnclaveInTest otherLife;
  private final HostileRelay relay;
  private final Requester requester;

  RelayedEnclaves(LocalStack stack) throws IOException {
    this.stack = stack;
    this.life =
        new EnclaveInTest(
            stack,
            LIFE,
            configuration -> configuration.withArrayProperty("sealKeys").add(OTHER_KEY.value()),
            entropy -> entropy);
    this.otherLife = new EnclaveInTest(stack, OTHER_LIFE, _ -> {}, entropy -> entropy);
    this.relay = new HostileRelay(new UnixDirectory(stack.layout().sockets()), LIFE);
    this.requester = anotherRequester("relayed-pins.json");
  }

  HostileRelay relay() {
    return relay;
  }

  Requester requester() {
    return requester;
  }

  /// One who has not asked for anything yet.
  Requester anotherRequester(String pins) {
    return new Requester(stack, relay.transport(), pins);
  }

  /// A name that no other test uses.
  static String freshName() {
    return "relayed-" + UUID.randomUUID();
  }

  static void assertRefused(ErrorCode code, Runnable action) {
    var refused = assertThrows(RefusedException.class, action::run);
    assertEquals(code, refused.code(), refused.sentence());
  }

  @Override
  public void close() throws IOException {
    requester.close();
    relay.close();
    otherLife.close();
    life.close();
  }
}
