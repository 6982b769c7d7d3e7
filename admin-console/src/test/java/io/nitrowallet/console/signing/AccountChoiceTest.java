package io.nitrowallet.console.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.Scene;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccountChoiceTest {
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final Scene table = new Scene();

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void choosesTheOnlyAccountThereIs() throws InterruptedException {
    table.keep(Fixture.account(new AccountName("payroll"), 1));
    ComboBox<?> box = build();
    assertEquals("payroll", offered(box));
  }

  @Test
  void choosesNothingForWhoeverHasAChoiceOrHasWritten() throws InterruptedException {
    table.keep(Fixture.account(new AccountName("payroll"), 1));
    ComboBox<?> written = build();
    FxThread.call(() -> {
      written.getEditor().setText("reserve");
      written.getEditor().setText("");
      return written;
    });
    assertEquals("", offered(written));
    table.keep(Fixture.account(new AccountName("reserve"), 2));
    assertEquals("", offered(build()));
  }

  private ComboBox<?> build() {
    var choice = new AccountChoice(() -> table, background, new Language(Locale.ENGLISH));
    return FxThread.call(() -> (ComboBox<?>) choice.build());
  }

  private String offered(ComboBox<?> box) throws InterruptedException {
    Runnable offer = window.next();
    return FxThread.call(() -> {
      offer.run();
      return box.getEditor().getText();
    });
  }
}
