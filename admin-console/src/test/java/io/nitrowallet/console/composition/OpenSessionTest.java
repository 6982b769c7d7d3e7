package io.nitrowallet.console.composition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.OperatorSeat.Locked;
import io.nitrowallet.console.session.OperatorSeat.Unlocked;
import io.nitrowallet.console.session.Passphrase;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.requester.composition.DaggerRequesterComponent;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenSessionTest {
  private static final String WORDS = "correct horse battery";

  @TempDir private Path home;

  @Test
  void locksTheKeyAndEndsTheTimersOfWhoeverLeaves() throws InterruptedException {
    Path file = home.resolve("alice.p12");
    new KeystoreFile(file)
        .create(KeyKind.ED25519, () -> Passphrase.utf8(WORDS.toCharArray()))
        .close();
    var configuration =
        ConfigurationSources.ofFile(
            home.resolve("desk.yaml"),
            Map.of(Setting.OPERATOR_ID, "alice", Setting.OPERATOR_KEYSTORE, file.toString()),
            home);
    Profile profile = new Profile("desk", home.resolve("desk.yaml"), configuration);
    QueuedWindow window = new QueuedWindow();
    try (Background background = new Background(window)) {
      OperatorSeat seat = new OperatorSeat(profile, background, Instant::now);
      var requester = DaggerRequesterComponent.factory().create(configuration);
      OpenSession session = new OpenSession(requester, seat);
      Job timer = background.every(Duration.ofHours(1), () -> {});
      session.keep(timer);
      seat.unlock(WORDS.toCharArray());
      window.turn();
      assertInstanceOf(Unlocked.class, seat.seat().get());
      session.close();
      assertInstanceOf(Locked.class, seat.seat().get());
      assertFalse(timer.isRunning());
    }
  }
}
