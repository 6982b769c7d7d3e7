package io.nitrowallet.console.signing;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.ChainAccess.Fate;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.intents.IntentReview;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What became of a request: a signature, an intent, or a transaction on its way.
@SessionScope
final class OutcomeView {
  private static final int GAP = 12;

  private final SignDesk desk;
  private final Words words;

  @Inject
  OutcomeView(SignDesk desk, Language language) {
    this.desk = desk;
    this.words = language.words(OutcomeView.class);
  }

  Node signed(SignedBy<Signable> signed) {
    Optional<SignedTransaction> transaction = SignDesk.transaction(signed);
    VBox page =
        new VBox(
            GAP,
            title("sign-signed", words.get("signed", Shown.line(signed.rule()))),
            Facts.text("", Shown.sentence(signed.summary().headline())));
    Facts facts = new Facts(words);
    transaction.ifPresentOrElse(
        known ->
            page.getChildren()
                .addAll(
                    facts.copied("hash", known.hash().hex0x()),
                    facts.copied("raw", known.encoded().hex0x())),
        () ->
            page.getChildren()
                .add(facts.copied("signature", signed.signature().encodeForWallets().hex0x())));
    HBox bar = new HBox(GAP, again());
    if (transaction.isPresent() && desk.canSend()) {
      Button send = new Button(words.get("send"));
      send.setId("sign-send");
      send.setDefaultButton(true);
      send.getStyleClass().add(Styles.ACCENT);
      send.disableProperty().bind(desk.working());
      send.setOnAction(_ -> desk.send());
      bar.getChildren().addFirst(send);
    }
    page.getChildren().add(bar);
    return page;
  }

  Node proposed(IntentReview intent) {
    return new VBox(
        GAP,
        title(
            "sign-proposed",
            words.get(
                "proposed",
                intent.standing().approvals().size(),
                intent.standing().wanted(),
                intent.intent().expires())),
        new Facts(words).copied("intent", intent.pending().slip().id().toString()),
        again());
  }

  Node sent(Stage.Sent sent) {
    Label fate =
        switch (sent.fate()) {
          case Fate.Waiting() -> fate(words.get("fate.waiting"));
          case Fate.Replaced() -> fate(words.get("fate.replaced"), "fault");
          case Fate.Included(var block, var confirmations, var succeeded) ->
              succeeded
                  ? fate(words.get("fate.included", block, confirmations))
                  : fate(words.get("fate.failed", block, confirmations), "fault");
        };
    return new VBox(
        GAP,
        fate,
        Facts.text("", Shown.sentence(sent.signed().summary().headline())),
        new Facts(words).copied("hash", sent.transaction().hash().hex0x()),
        again());
  }

  private static Label fate(String text, String... styles) {
    Label fate = title("sign-fate", text);
    fate.getStyleClass().addAll(styles);
    return fate;
  }

  private static Label title(String id, String text) {
    return Facts.text(id, text, Styles.TITLE_3);
  }

  private Button again() {
    Button again = new Button(words.get("again"));
    again.setId("sign-again");
    again.setOnAction(_ -> desk.back());
    return again;
  }
}
