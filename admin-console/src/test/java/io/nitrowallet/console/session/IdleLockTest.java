package io.nitrowallet.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By a clock that the test moves; only the watching timer keeps real time.
final class IdleLockTest {
  private static final String PASSPHRASE = "a long passphrase";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private Instant now = SigningPermitTest.NOON;

  @AfterEach
  void end() {
    background.close();
  }

  /// threat-model.md, the operator's desk: who finds it empty finds no key that signs.
  @Test
  void forgetsTheOperatorsKeyOfADeskThatIsLeft() throws InterruptedException {
    OperatorSeat seat = unlocked();
    IdleLock lock = watching(seat);
    now = now.plus(PATIENCE).minusMillis(1);
    window.turn();
    assertFalse(lock.locked().get());
    assertInstanceOf(OperatorSeat.Unlocked.class, seat.seat().get());
    now = now.plusMillis(1);
    window.turn();
    assertTrue(lock.locked().get());
    assertInstanceOf(OperatorSeat.Locked.class, seat.seat().get());
  }

  @Test
  void staysOpenWhileSomebodyWorks() throws InterruptedException {
    IdleLock lock = watching(seat());
    now = now.plus(PATIENCE).minusSeconds(1);
    lock.touch();
    now = now.plusSeconds(2);
    window.turn();
    assertFalse(lock.locked().get());
  }

  @Test
  void uncoversThePagesAndStartsToCountAnew() throws InterruptedException {
    IdleLock lock = watching(seat());
    now = now.plus(PATIENCE);
    window.turn();
    lock.resume();
    window.turn();
    assertFalse(lock.locked().get());
  }

  @Test
  void countsFromTheHourToWhichTheClockWasSetBack() throws InterruptedException {
    IdleLock lock = watching(seat());
    now = now.minus(Duration.ofHours(2));
    window.turn();
    now = now.plus(PATIENCE);
    window.turn();
    assertTrue(lock.locked().get());
  }

  private IdleLock watching(OperatorSeat seat) {
    IdleLock lock = new IdleLock(background, () -> PATIENCE, seat, () -> now);
    lock.watch();
    return lock;
  }

  private OperatorSeat unlocked() throws InterruptedException {
    new KeystoreFile(folder.resolve("alice.p12"))
        .create(
            KeyKind.ED25519, () -> SecretBytes.adopt(PASSPHRASE.getBytes(StandardCharsets.UTF_8)))
        .close();
    OperatorSeat seat = seat();
    seat.unlock(PASSPHRASE.toCharArray());
    window.turn();
    assertEquals(Optional.empty(), seat.fault().get());
    return seat;
  }

  private OperatorSeat seat() {
    Map<Setting, String> settings =
        Map.of(
            Setting.OPERATOR_ID,
            "alice",
            Setting.OPERATOR_KEYSTORE,
            folder.resolve("alice.p12").toString());
    var sources = new ConfigurationSources(settings, Map.of(), folder, Optional.empty());
    return new OperatorSeat(
        new Profile("desk", folder.resolve("desk.yaml"), sources.resolve()), background, () -> now);
  }
}
