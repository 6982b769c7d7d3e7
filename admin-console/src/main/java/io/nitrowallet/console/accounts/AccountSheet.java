package io.nitrowallet.console.accounts;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Sheets;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.accounts.AddressPins.Pinned;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The sheet of one account: all that is known of it, and what can be done with it.
@SessionScope
final class AccountSheet {
  private static final int GAP = 12;
  private static final int WIDTH = 820;
  private static final int HEIGHT = 560;

  private final AccountCase account;
  private final AccountList list;
  private final FactsView facts;
  private final Sheets sheets;
  private final PolicySheet policies;
  private final Words words;
  private final Label title = new Label();
  private final ScrollPane content = new ScrollPane();
  private final Button verify = new Button();
  private final Button pin = new Button();
  private final Button change = new Button();
  private final Button copy = new Button();
  private final VBox sheet;

  @Inject
  AccountSheet(
      AccountCase account,
      AccountList list,
      FactsView facts,
      Sheets sheets,
      PolicySheet policies,
      FaultText faults,
      Language language) {
    this.account = account;
    this.list = list;
    this.facts = facts;
    this.sheets = sheets;
    this.policies = policies;
    this.words = language.words(AccountSheet.class);
    this.sheet = build(faults);
    account.facts().subscribe(read -> show(read));
    Runnable judged = this::judge;
    account.working().subscribe(judged);
    account.audited().subscribe(judged);
    judge();
  }

  /// Opens the account `name`.
  ///
  /// @param afterwards run when the sheet is gone
  void show(AccountName name, Runnable afterwards) {
    title.setText(name.value());
    account.open(name);
    sheets.show(
        sheet,
        () -> {
          account.close();
          afterwards.run();
        });
  }

  private void show(Optional<AccountFacts> read) {
    content.setContent(read.map(facts::of).orElse(null));
    judge();
  }

  private VBox build(FaultText faults) {
    title.setId("account-title");
    title.getStyleClass().add(Styles.TITLE_3);
    content.setId("account-scroll");
    content.setFitToWidth(true);
    VBox.setVgrow(content, Priority.ALWAYS);
    Label fault = faults.label("account-fault", account.fault());
    VBox built = new VBox(GAP, title, content, fault, bar());
    built.setId("account-sheet");
    built.setPrefSize(WIDTH, HEIGHT);
    return built;
  }

  private FlowPane bar() {
    button(verify, "account-verify", "verify", () -> account.verify(Pinning.NO));
    verify.getStyleClass().add(Styles.ACCENT);
    button(pin, "account-pin", "pin", this::pin);
    button(
        change,
        "account-change",
        "change",
        () -> account.facts().get().ifPresent(read -> policies.show(read.account(), this::again)));
    button(
        copy,
        "account-copy",
        "copy-address",
        () ->
            account
                .facts()
                .get()
                .ifPresent(read -> Copying.copy(read.account().address().checksummed())));
    Button close = new Button();
    button(close, "account-close", "close", sheets::close);
    FlowPane bar =
        new FlowPane(
            GAP,
            GAP,
            verify,
            pin,
            change,
            copy,
            close,
            Waiting.of("account", account.working(), account::cancel, words));
    bar.getStyleClass().add("bar");
    return bar;
  }

  private void button(Button button, String id, String word, Runnable action) {
    button.setText(words.get(word));
    button.setId(id);
    button.setOnAction(_ -> action.run());
  }

  private void pin() {
    account.verify(Pinning.YES);
  }

  /// After a change, whatever came of it.
  private void again(AccountName name) {
    show(name, () -> {});
  }

  private void judge() {
    Optional<AccountFacts> read = account.facts().get();
    boolean idle = read.isPresent() && !account.working().get();
    verify.setDisable(!idle);
    change.setDisable(!idle);
    copy.setDisable(read.isEmpty());
    boolean unpinned = read.filter(row -> row.found().pinned() == Pinned.NOT_HERE).isPresent();
    pin.setVisible(unpinned);
    pin.setManaged(unpinned);
    pin.setDisable(!idle);
    if (account.audited().get().filter(found -> found.pinned() == Pinned.YES).isPresent()) {
      list.readPins();
    }
  }
}
