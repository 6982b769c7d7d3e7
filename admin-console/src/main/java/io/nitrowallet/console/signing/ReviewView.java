package io.nitrowallet.console.signing;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.shell.PermitWords;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.decision.PassedOver;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.formats.json.TransactionJson;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;
import io.nitrowallet.requester.accounts.AddressPins;
import jakarta.inject.Inject;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// What somebody looks at before anything is signed: the enclave's words, what is unusual, the
/// deciding rule, and the request as it is signed.
@SessionScope
final class ReviewView {
  private static final int GAP = 12;
  private static final Duration LIFETIME = Duration.ofHours(4);

  private final SignDesk desk;
  private final EnclaveTrust trust;
  private final OperatorSeat seat;
  private final Language language;
  private final Words words;
  private Subscription watching = Subscription.EMPTY;

  @Inject
  ReviewView(SignDesk desk, EnclaveTrust trust, OperatorSeat seat, Language language) {
    this.desk = desk;
    this.trust = trust;
    this.seat = seat;
    this.language = language;
    this.words = language.words(ReviewView.class);
  }

  Node of(Stage.Reviewed reviewed) {
    ExplainedFor<Signable> explained = reviewed.explained();
    Label headline =
        Facts.text("sign-headline", Shown.sentence(explained.summary().headline()), Styles.TITLE_2);
    VBox page = new VBox(GAP, headline, warnings(reviewed));
    GridPane lines = Facts.grid();
    lines.setId("sign-lines");
    Facts.fact(lines, words.get("signer"), signer(explained));
    explained.summary().lines().forEach(line -> Facts.fact(lines, line.label(), line.value()));
    page.getChildren()
        .addAll(
            lines,
            Facts.heading(words.get("rule")),
            decision(explained.decision()),
            Facts.text("", words.get("unverified"), Styles.TEXT_MUTED),
            new Facts(words).copied("request", request(explained.signable())),
            buttons(explained.decision()));
    return page;
  }

  private static String signer(ExplainedFor<?> explained) {
    return explained.found().account().name().value()
        + "  "
        + explained.found().account().address().checksummed();
  }

  private VBox warnings(Stage.Reviewed reviewed) {
    VBox box = new VBox(GAP / 2.0);
    box.setId("sign-warnings");
    ExplainedFor<Signable> explained = reviewed.explained();
    if (explained.found().pinned() != AddressPins.Pinned.YES) {
      box.getChildren().add(warning("sign-unpinned", words.get("unpinned")));
    }
    explained
        .summary()
        .warnings()
        .forEach(sentence -> box.getChildren().add(warning("sign-warning", sentence)));
    if (reviewed.novel()) {
      KnownRecipients.of(explained.signable())
          .ifPresent(recipient ->
              box.getChildren()
                  .add(warning("sign-novel", words.get("novel", recipient.checksummed()))));
    }
    return box;
  }

  private static Label warning(String id, String sentence) {
    return Facts.text(id, "⚠ " + Shown.sentence(sentence), "warning");
  }

  private Node decision(Decision decision) {
    VBox box = new VBox(GAP / 2.0);
    switch (decision) {
      case Decision.Allowed(var rule, var approvals, _) ->
          box.getChildren()
              .add(
                  Facts.text(
                      "sign-decision",
                      approvals == 0
                          ? words.get("allowed", Shown.line(rule))
                          : words.get("approvals", Shown.line(rule), approvals)));
      case Decision.Denied(var reason, _) ->
          box.getChildren()
              .add(
                  Facts.text(
                      "sign-decision", words.get("denied", Shown.sentence(reason)), "fault"));
    }
    for (PassedOver rule : decision.passedOver()) {
      box.getChildren()
          .add(
              Facts.text(
                  "",
                  words.get("passed-over", Shown.line(rule.rule()), Shown.sentence(rule.reason())),
                  Styles.TEXT_MUTED));
    }
    return box;
  }

  private static String request(Signable signable) {
    return signable instanceof UnsignedTransaction transaction
        ? TransactionJson.encode(transaction).toPrettyString()
        : signable.digest().hex0x();
  }

  private Node buttons(Decision decision) {
    Button back = new Button(words.get("back"));
    back.setId("sign-back");
    back.setCancelButton(true);
    back.setOnAction(_ -> desk.back());
    watching.unsubscribe();
    HBox bar = new HBox(GAP, back);
    bar.getStyleClass().add("bar");
    Label why = Facts.text("sign-why-not", "");
    switch (decision) {
      case Decision.Denied _ -> {}
      case Decision.Allowed(_, var approvals, _) when approvals == 0 ->
          bar.getChildren().addAll(button("sign", desk::sign, why), why);
      case Decision.Allowed _ ->
          bar.getChildren().addAll(button("propose", () -> desk.propose(LIFETIME), why), why);
    }
    return bar;
  }

  private Button button(String key, Runnable action, Label why) {
    Button button = new Button(words.get(key));
    button.setId("sign-" + key);
    button.getStyleClass().add(Styles.ACCENT);
    button.setOnAction(_ -> action.run());
    boolean needsKey = key.equals("propose");
    Runnable update =
        () -> {
          boolean keyless = needsKey && !(seat.seat().get() instanceof OperatorSeat.Unlocked);
          boolean withheld = !(trust.permit().get() instanceof SigningPermit.Granted);
          button.setDisable(keyless || withheld || desk.working().get());
          why.setText(
              withheld
                  ? PermitWords.of(trust.permit().get(), language)
                  : keyless ? words.get("keyless") : "");
        };
    watching =
        Subscription.combine(
            trust.permit().subscribe(update),
            seat.seat().subscribe(update),
            desk.working().subscribe(update));
    update.run();
    return button;
  }
}
