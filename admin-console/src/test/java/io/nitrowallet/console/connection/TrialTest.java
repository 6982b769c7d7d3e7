package io.nitrowallet.console.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.ConfigurationSources;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TrialTest {
  private static final Configuration ANY =
      ConfigurationSources.ofFile(Path.of("p.yaml"), Map.of(), Path.of("/"));

  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void saysOfEachWhetherItWorks() throws InterruptedException {
    Trial trial =
        new Trial(
            background,
            _ -> "module",
            _ -> {
              throw new RefusedException(ErrorCode.RESOURCE_NOT_FOUND, "there is no table");
            });
    assertEquals(new Finding.Untested(), trial.ofEnclave().get());
    trial.start(ANY);
    assertEquals(new Finding.Asking(), trial.ofTable().get());
    window.turn();
    window.turn();
    assertEquals(new Finding.Works("module"), trial.ofEnclave().get());
    Finding.Fails fails = assertInstanceOf(Finding.Fails.class, trial.ofTable().get());
    assertEquals(ErrorCode.RESOURCE_NOT_FOUND, fails.fault().code());
  }

  @Test
  void asksAnewWhereItIsAskedAgain() throws InterruptedException {
    Trial trial = new Trial(background, _ -> "module", _ -> "table");
    trial.start(ANY);
    Runnable late = window.next();
    Runnable later = window.next();
    trial.start(ANY);
    late.run();
    later.run();
    assertEquals(new Finding.Asking(), trial.ofTable().get());
    window.turn();
    window.turn();
    assertEquals(new Finding.Works("table"), trial.ofTable().get());
  }
}
