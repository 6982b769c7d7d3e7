package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.Surroundings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A console that stands open for days, and asks the enclave again and again who it is: 3,600 times
/// with `-Dnitrowallet.check=full`, otherwise a tenth of that.
@ExtendWith(SharedGateway.class)
@Timeout(900)
final class ConsoleHeapIT {
  private static final boolean FULL = System.getProperty("nitrowallet.check", "").equals("full");
  private static final int POLLS = FULL ? 3600 : 360;
  private static final int WARM = POLLS / 6;

  /// Keeping what each poll verified grew the heap to 1.040 times as much in the short run.
  private static final double TOLERATED = FULL ? 1.05 : 1.02;

  private static final long POLL_MILLIS = 30_000;

  private final DrivenConsole console = new DrivenConsole();

  @Test
  void keepsNothingOfItsPolls(LiveGateway gateway, @TempDir Path home)
      throws IOException, InterruptedException {
    Path file = home.resolve(".nitro-wallet/dev/config.yaml");
    Files.createDirectories(file.getParent());
    Files.copy(gateway.configuration(), file);
    console.open(
        new Surroundings(home, Locale.ENGLISH, new SimpleObjectProperty<>(ColorScheme.LIGHT)));
    console.press("#open-local-stack");
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-enclave");
    console.await("#enclave-facts");
    poll(WARM);
    long early = heap();
    poll(POLLS - WARM);
    long late = heap();
    console.close();
    System.out.printf(
        Locale.ROOT,
        "heap after %d polls %.1f MiB, after %d polls %.1f MiB: %.3f times as much%n",
        WARM,
        early / 1048576.0,
        POLLS,
        late / 1048576.0,
        (double) late / early);
    assertTrue(late <= early * TOLERATED, () -> early + " bytes became " + late);
  }

  /// Asks, and waits until another nonce was answered.
  private void poll(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      String before = facts();
      console.press("#enclave-ask");
      long deadline = System.nanoTime() + POLL_MILLIS * 1_000_000;
      while (facts().equals(before)) {
        assertTrue(System.nanoTime() < deadline, "no answer");
        Thread.sleep(1);
      }
    }
  }

  private String facts() {
    return FxThread.call(() -> ((Label) console.find("#enclave-facts")).getText());
  }

  /// What is in use once all is collected that can be.
  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      WeakReference<Object> garbage = new WeakReference<>(new Object());
      while (garbage.get() != null) {
        System.gc();
        Thread.sleep(20);
      }
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
