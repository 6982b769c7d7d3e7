package io.nitrowallet.console.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.OperatorSeat.Empty;
import io.nitrowallet.console.session.OperatorSeat.Locked;
import io.nitrowallet.console.session.OperatorSeat.Unlocked;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a real keystore, and by a clock that the test moves.
final class OperatorSeatTest {
  private static final String PASSPHRASE = "correct horse battery staple";

  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private Instant now = SigningPermitTest.NOON;
  @TempDir private Path home;

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void unlocksAndLocks() throws IOException, InterruptedException {
    OperatorSeat seat = seat();
    assertEquals("alice", assertInstanceOf(Locked.class, seat.seat().get()).identity().id());
    char[] typed = PASSPHRASE.toCharArray();
    seat.unlock(typed);
    assertArrayEquals(new char[PASSPHRASE.length()], typed);
    assertTrue(seat.unlocking().get());
    window.turn();
    assertInstanceOf(Unlocked.class, seat.seat().get());
    assertFalse(seat.unlocking().get());
    seat.lock();
    assertInstanceOf(Locked.class, seat.seat().get());
  }

  @Test
  void overwritesWhatIsTypedWhereNobodyHasAKey() throws IOException {
    OperatorSeat seat = new OperatorSeat(profile(""), background, () -> now);
    assertInstanceOf(Empty.class, seat.seat().get());
    char[] typed = PASSPHRASE.toCharArray();
    seat.unlock(typed);
    assertArrayEquals(new char[PASSPHRASE.length()], typed);
    assertFalse(seat.unlocking().get());
  }

  @Test
  void makesEverybodyWaitAfterThreeWrongOnesInARow() throws IOException, InterruptedException {
    OperatorSeat seat = seat();
    wrong(seat);
    wrong(seat);
    assertEquals(ErrorCode.INVALID_VALUE, seat.fault().get().orElseThrow().code());
    assertEquals(Duration.ZERO, seat.pause().get());
    wrong(seat);
    assertEquals(OperatorSeat.PAUSE, seat.pause().get());
    seat.unlock(PASSPHRASE.toCharArray());
    assertFalse(seat.unlocking().get(), "not even the right one is tried");
    now = now.plusSeconds(29);
    window.turn();
    assertEquals(Duration.ofSeconds(1), seat.pause().get());
    now = now.plusSeconds(1);
    window.turn();
    assertEquals(Duration.ZERO, seat.pause().get());
    seat.unlock(PASSPHRASE.toCharArray());
    window.turn();
    assertInstanceOf(Unlocked.class, seat.seat().get());
  }

  @Test
  void countsAnewOnceTheRightOneCame() throws IOException, InterruptedException {
    OperatorSeat seat = seat();
    wrong(seat);
    wrong(seat);
    seat.unlock(PASSPHRASE.toCharArray());
    window.turn();
    seat.lock();
    wrong(seat);
    assertEquals(Duration.ZERO, seat.pause().get());
  }

  @Test
  void aKeystoreThatIsGoneIsNoWrongPassphrase() throws IOException, InterruptedException {
    OperatorSeat seat = seat();
    Files.delete(home.resolve("alice.p12"));
    for (int i = 0; i < 4; i++) {
      wrong(seat);
    }
    assertEquals(ErrorCode.RESOURCE_NOT_FOUND, seat.fault().get().orElseThrow().code());
    assertEquals(Duration.ZERO, seat.pause().get());
  }

  @Test
  void staysLockedWhereItWasLockedMeanwhile() throws IOException, InterruptedException {
    OperatorSeat seat = seat();
    seat.unlock(PASSPHRASE.toCharArray());
    Runnable late = window.next();
    seat.lock();
    late.run();
    assertInstanceOf(Locked.class, seat.seat().get());
    assertFalse(seat.unlocking().get());
  }

  @Test
  void triesNothingAfterTheWindowWasClosed() throws IOException {
    OperatorSeat seat = seat();
    background.close();
    seat.unlock(PASSPHRASE.toCharArray());
    assertFalse(seat.unlocking().get());
    assertInstanceOf(Locked.class, seat.seat().get());
  }

  private void wrong(OperatorSeat seat) throws InterruptedException {
    seat.unlock("a wrong passphrase".toCharArray());
    window.turn();
  }

  private OperatorSeat seat() throws IOException {
    Path keystore = home.resolve("alice.p12");
    new KeystoreFile(keystore)
        .create(
            KeyKind.ED25519, () -> SecretBytes.adopt(PASSPHRASE.getBytes(StandardCharsets.UTF_8)))
        .close();
    String operator = "operator: {id: alice, keystore: \"%s\"}%n".formatted(keystore);
    return new OperatorSeat(profile(operator), background, () -> now);
  }

  private Profile profile(String yaml) throws IOException {
    Path file = Files.writeString(home.resolve("config.yaml"), yaml + "table: T\n");
    var sources = new ConfigurationSources(Map.of(), Map.of(), home, Optional.of(file));
    return new Profile("test", file, sources.resolve());
  }
}
