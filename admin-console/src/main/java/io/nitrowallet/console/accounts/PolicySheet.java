package io.nitrowallet.console.accounts;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.accounts.PolicyChange.Hindrance;
import io.nitrowallet.console.accounts.PolicyChange.Outcome;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.KeyPrompt;
import io.nitrowallet.console.shell.PermitWords;
import io.nitrowallet.console.shell.Sheets;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet on which an account gets another policy.
@SessionScope
final class PolicySheet {
  private static final int GAP = 12;
  private static final int WIDTH = 820;
  private static final int HEIGHT = 560;

  private final PolicyChange change;
  private final PolicyEditor editor;
  private final Sheets sheets;
  private final KeyPrompt prompt;
  private final EnclaveTrust trust;
  private final Language language;
  private final Words words;
  private final Label title = new Label();
  private final Label why = new Label();
  private final Label proposed = new Label();
  private final Button apply = new Button();
  private final Button unlock = new Button();
  private final VBox sheet;
  private Consumer<AccountName> afterwards = _ -> {};

  @Inject
  PolicySheet(
      PolicyChange change,
      PolicyEditor editor,
      Sheets sheets,
      KeyPrompt prompt,
      EnclaveTrust trust,
      OperatorSeat seat,
      FaultText faults,
      Language language) {
    this.change = change;
    this.editor = editor;
    this.sheets = sheets;
    this.prompt = prompt;
    this.trust = trust;
    this.language = language;
    this.words = language.words(PolicySheet.class);
    this.sheet = build(faults);
    change.outcome().subscribe(outcome -> show(outcome));
    Runnable judged = this::judge;
    change.working().subscribe(judged);
    change.draft().judgement().subscribe(judged);
    seat.seat().subscribe(judged);
    trust.permit().subscribe(judged);
    judge();
  }

  /// Begins a change of `account`, as it is shown.
  ///
  /// @param done told the account's name once it was changed
  void show(Account account, Consumer<AccountName> done) {
    afterwards = done;
    change.begin(account);
    title.setText(words.get("change-of", account.name().value()));
    judge();
    sheets.show(sheet, change::cancel);
  }

  private VBox build(FaultText faults) {
    title.setId("policy-title");
    title.getStyleClass().add(Styles.TITLE_3);
    proposed.setId("policy-proposed");
    proposed.setWrapText(true);
    proposed.getStyleClass().add("works");
    why.setId("policy-why");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.getStyleClass().add(Styles.TEXT_MUTED);
    VBox fields =
        new VBox(
            GAP, editor.of("change", change.draft()), editor.difference("change", change.draft()));
    fields.getStyleClass().add("beside-scroll-bar");
    ScrollPane pane = new ScrollPane(fields);
    pane.setFitToWidth(true);
    VBox.setVgrow(pane, Priority.ALWAYS);
    VBox built =
        new VBox(
            GAP, title, pane, proposed, why, faults.label("policy-fault", change.fault()), bar());
    built.setId("policy-sheet");
    built.setPrefSize(WIDTH, HEIGHT);
    return built;
  }

  private FlowPane bar() {
    apply.setId("policy-apply");
    apply.getStyleClass().add(Styles.ACCENT);
    apply.setOnAction(_ -> change.apply());
    unlock.setText(words.get("unlock"));
    unlock.setId("policy-unlock");
    unlock.setOnAction(_ -> prompt.ask(() -> sheets.show(sheet, change::cancel)));
    Button close = new Button(words.get("close"));
    close.setId("policy-close");
    close.setOnAction(_ -> sheets.close());
    FlowPane bar =
        new FlowPane(
            GAP,
            GAP,
            apply,
            unlock,
            close,
            Waiting.of("policy", change.working(), change::cancel, words));
    bar.getStyleClass().add("bar");
    return bar;
  }

  private void show(Optional<Outcome> outcome) {
    proposed.setVisible(false);
    proposed.setManaged(false);
    outcome.ifPresent(came -> {
      switch (came) {
        case Outcome.Changed(var account) -> afterwards.accept(account.name());
        case Outcome.Proposed(var review) -> {
          proposed.setText(words.get("proposed", review.intent().id(), change.approvals()));
          proposed.setVisible(true);
          proposed.setManaged(true);
        }
      }
    });
    judge();
  }

  /// Says whether it can be applied, and why not.
  private void judge() {
    Optional<Hindrance> hindrance = change.hindrance();
    apply.setDisable(hindrance.isPresent());
    apply.setText(words.get(change.approvals() == 0 ? "apply" : "propose"));
    String reason = hindrance.map(this::sentence).orElse("");
    why.setText(
        reason.isEmpty() && change.approvals() > 0
            ? words.get("wants", change.approvals())
            : reason);
    boolean locked = hindrance.filter(it -> it == Hindrance.LOCKED).isPresent();
    unlock.setVisible(locked);
    unlock.setManaged(locked);
  }

  private String sentence(Hindrance hindrance) {
    return switch (hindrance) {
      case BUSY, NO_POLICY -> "";
      case NO_PERMIT -> PermitWords.of(trust.permit().get(), language);
      case SAME, NO_OPERATOR, LOCKED ->
          words.get("hindrance." + hindrance.name().toLowerCase(Locale.ROOT));
    };
  }
}
