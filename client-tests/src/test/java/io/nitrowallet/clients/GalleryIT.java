package io.nitrowallet.clients;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every screen of the console by day and by night, in both languages, beside a real stack: the
/// pictures of docs/screenshots, which `./nitro-wallet console screenshots` takes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class GalleryIT {
  private static final String RECIPIENT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

  private LiveGateway gateway;
  private GalleryStage stage;

  @BeforeAll
  void furnish(@TempDir Path folder) throws IOException, InterruptedException {
    gateway = LiveGateway.start();
    stage = new GalleryStage(gateway, folder);
  }

  @AfterAll
  void close() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en,LIGHT,1280,800",
    "en,LIGHT,1920,1080",
    "en,DARK,1280,800",
    "en,DARK,1920,1080",
    "zh-CN,LIGHT,1280,800",
    "zh-CN,LIGHT,1920,1080",
    "zh-CN,DARK,1280,800",
    "zh-CN,DARK,1920,1080"
  })
  void everyScreen(String language, ColorScheme scheme, int width, int height, @TempDir Path home)
      throws IOException, InterruptedException {
    stage.furnish(home);
    try (DrivenConsole console = new DrivenConsole()) {
      Locale locale = Locale.forLanguageTag(language);
      console.open(new Surroundings(home, locale, new SimpleObjectProperty<>(scheme)));
      console.resize(width, height);
      String name = scheme.name().toLowerCase(Locale.ROOT);
      String variant = "%s-%s-%sx%s".formatted(locale.getLanguage(), name, width, height);
      new Tour(console, new Gallery(console, variant), stage).walk();
    }
  }

  /// From the choice of a profile through all pages.
  private record Tour(DrivenConsole console, Gallery gallery, GalleryStage stage) {
    void walk() throws IOException, InterruptedException {
      connect();
      accounts();
      sign();
      approve();
      audit();
      others();
      misfortunes();
    }

    private void connect() throws IOException, InterruptedException {
      console.awaitEnabled("#open-local-stack");
      gallery.take("profiles");
      console.press("#new-profile");
      console.await("#step-title");
      console.type("#draft-name", "production");
      gallery.take("assistant-name");
      console.press("#assistant-next");
      console.awaitEnabled("#draft-way");
      gallery.take("assistant-enclave");
      console.press("#assistant-cancel");
      console.awaitEnabled("#open-local-stack");
      console.press("#open-local-stack");
      awaitTrust("good");
    }

    private void awaitTrust(String verdict) throws InterruptedException {
      console.awaitClass("#trust-badge", verdict);
    }

    private void accounts() throws IOException, InterruptedException {
      console.await("#account-count", "3");
      gallery.take("accounts");
      console.type("#account-search", "treasury");
      console.await("#account-count", "1");
      console.select("#account-table", 0);
      console.awaitEnabled("#account-open");
      console.press("#account-open");
      console.awaitEnabled("#account-verify");
      console.press("#account-verify");
      console.awaitEnabled("#account-change");
      gallery.take("account");
      console.press("#account-change");
      console.awaitEnabled("#change-policy");
      gallery.take("account-policy");
      console.press("#policy-close");
      console.press("#account-generate");
      console.type("#new-name", "payroll-2027");
      gallery.take("account-new");
      console.press("#new-close");
    }

    private void sign() throws IOException, InterruptedException {
      console.press("#page-sign");
      console.type("#sign-account-name", "dev");
      console.type("#sign-to", RECIPIENT);
      console.type("#sign-amount", "0.25");
      gallery.take("sign-form");
      console.press("#sign-review");
      console.await("#sign-headline", "0.25");
      console.awaitEnabled("#sign-sign");
      gallery.take("sign-review");
      console.press("#sign-sign");
      console.awaitEnabled("#sign-send");
      gallery.take("sign-signed");
      console.press("#sign-send");
      console.awaitEnabled("#sign-again");
      gallery.take("sign-sent");
    }

    private void approve() throws IOException, InterruptedException {
      console.press("#page-approvals");
      console.select("#approvals-table", 0);
      gallery.take("approvals");
      console.press("#operator-turn");
      console.awaitEnabled("#operator-passphrase");
      gallery.take("operator-unlock");
      console.type("#operator-passphrase", GalleryStage.PASSPHRASE);
      console.press("#operator-unlock");
      console.awaitGone("#operator-sheet");
      console.press("#approvals-open");
      console.awaitEnabled("#intent-read");
      gallery.take("approval");
      FxThread.call(() -> {
        console.find("#intent-sheet").fireEvent(escape());
        return "";
      });
    }

    private static KeyEvent escape() {
      return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
    }

    private void audit() throws IOException, InterruptedException {
      stage.collect();
      console.press("#page-audit");
      console.await("#audit-verdict");
      gallery.take("audit");
      FxThread.call(() -> {
        ((TabPane) console.find("#audit-tabs")).getSelectionModel().select(1);
        return "";
      });
      gallery.take("audit-charts");
    }

    private void others() throws IOException, InterruptedException {
      console.press("#page-enclave");
      console.await("#enclave-verdict");
      gallery.take("enclave");
      console.press("#page-settings");
      console.await("#settings-file");
      gallery.take("settings");
      console.press("#lock-now");
      console.awaitEnabled("#resume");
      gallery.take("locked");
      console.press("#resume");
      console.press("#switch-profile");
    }

    private void misfortunes() throws IOException, InterruptedException {
      console.press("#open-other-image");
      awaitTrust("bad");
      console.press("#page-enclave");
      console.await("#enclave-verdict", "PCR0");
      gallery.take("enclave-other-image");
      console.press("#switch-profile");
      console.press("#open-down");
      console.await("#accounts-fault", "[");
      gallery.take("accounts-unreachable");
    }
  }
}
