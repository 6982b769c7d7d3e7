package io.nitrowallet.console.accounts;

import io.nitrowallet.console.accounts.AccountCase.Balance;
import io.nitrowallet.console.accounts.AccountFacts.Birth;
import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.console.shell.FactGrid;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.accounts.AccountAudit.Audited;
import io.nitrowallet.requester.accounts.AddressPins.Pinned;
import io.nitrowallet.requester.policy.PolicyLines;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What there is to say of an account.
final class FactsView {
  private static final int GAP = 12;
  private static final int WEI_DIGITS = 18;
  private static final int ROWS = 8;

  private final AccountCase account;
  private final Optional<ChainAccess> chain;
  private final FaultText faults;
  private final Words words;

  @Inject
  FactsView(AccountCase account, Optional<ChainAccess> chain, FaultText faults, Language language) {
    this.account = account;
    this.chain = chain;
    this.faults = faults;
    this.words = language.words(FactsView.class);
  }

  /// All of it.
  Node of(AccountFacts facts) {
    Node grid = grid(facts).node();
    HBox.setHgrow(grid, Priority.ALWAYS);
    VBox all = new VBox(GAP, new HBox(GAP, grid, code(facts.account())), policy(facts.account()));
    all.getStyleClass().add("beside-scroll-bar");
    return all;
  }

  private FactGrid grid(AccountFacts facts) {
    Account row = facts.account();
    return new FactGrid()
        .copied("account-address", words.get("address"), row.address().checksummed())
        .add(words.get("birth"), birth(facts))
        .add(words.get("enclave"), enclave())
        .add(words.get("origin"), origin(facts))
        .add(words.get("pinned"), pinned(facts))
        .add(words.get("balance"), balance())
        .add(words.get("version"), Long.toString(row.sealing().version()))
        .add(words.get("created"), row.createdAt().toString())
        .copied("account-key", words.get("key"), row.sealing().keyArn().value())
        .copied("account-policy-hash", words.get("policy-hash"), row.policy().hash().hex());
  }

  private static Label label(String id, String text) {
    Label label = new Label(text);
    label.setId(id);
    return label;
  }

  private Label birth(AccountFacts facts) {
    Label label =
        label(
            "account-birth",
            switch (facts.birth()) {
              case Birth.Proven(var place) ->
                  words.get(
                      "birth.proven",
                      place.enclave().fingerprint().hex().substring(0, 16),
                      place.root().kind());
              case Birth.Doubtful(var fault) -> faults.of(fault);
            });
    label.getStyleClass().add(facts.birth() instanceof Birth.Proven ? "works" : "fault");
    return label;
  }

  private Label enclave() {
    Label label = label("account-enclave", "");
    account
        .audited()
        .subscribe(audited -> {
          label.setText(
              words.get(audited.map(Audited::account).isPresent() ? "opened" : "unopened"));
          label.getStyleClass().remove("works");
          audited.ifPresent(_ -> label.getStyleClass().add("works"));
        });
    return label;
  }

  private Label origin(AccountFacts facts) {
    Label label =
        label(
            "account-origin",
            facts
                .origin()
                .map(origin -> words.get("origin." + origin.name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> words.get("origin.unknown")));
    boolean warned = facts.origin().filter(origin -> origin == Origin.GENERATED).isEmpty();
    if (warned) {
      label.getStyleClass().add("warning");
    }
    return label;
  }

  private Label pinned(AccountFacts facts) {
    boolean here = facts.found().pinned() == Pinned.YES;
    return label("account-pinned", words.get(here ? "pinned.yes" : "pinned.no"));
  }

  private Label balance() {
    Label label = label("account-balance", "");
    account
        .balance()
        .subscribe(balance ->
            label.setText(
                switch (balance) {
                  case Balance.Unasked() -> words.get("balance.unasked");
                  case Balance.Asked() -> words.get("balance.asked");
                  case Balance.Said(var wei) ->
                      words.get(
                          "balance.said",
                          new BigDecimal(wei.value(), WEI_DIGITS)
                              .stripTrailingZeros()
                              .toPlainString(),
                          chain.map(access -> access.id().value().toString()).orElse(""));
                  case Balance.Failed(var fault) -> faults.of(fault);
                }));
    return label;
  }

  private ImageView code(Account row) {
    String uri = QrImage.uri(row.address(), chain.map(ChainAccess::id));
    ImageView view = new ImageView(QrImage.of(uri));
    view.setId("account-code");
    view.setAccessibleText(words.get("code", uri));
    return view;
  }

  private Node policy(Account row) {
    TextArea area = new TextArea(policyText(row));
    area.setId("account-policy");
    area.setEditable(false);
    area.setPrefRowCount(ROWS);
    area.getStyleClass().add("mono");
    Label title =
        new Label(words.get(row.policy().equals(AccountPolicy.OPEN) ? "policy-open" : "policy"));
    title.setLabelFor(area);
    return new VBox(GAP / 2.0, title, area);
  }

  /// A row of a table that nobody vouches for may hold anything.
  private static String policyText(Account row) {
    try {
      return PolicyLines.of(row.policy());
    } catch (RefusedException _) {
      return Shown.sentence(row.policy().value());
    }
  }
}
