package io.nitrowallet.console.approvals;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.shell.FactGrid;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.accounts.AddressPins.Pinned;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.policy.PolicyLines;
import io.nitrowallet.requester.policy.PolicyLint;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Lays out all that is known of an intent. All words of what it is about are computed here, from
/// the payload that is signed.
final class IntentFacts {
  private static final int LINES = 12;
  private static final int GAP = 8;

  private final EntryWords entries;
  private final TimeSource time;
  private final Words words;

  @Inject
  IntentFacts(EntryWords entries, TimeSource time, Language language) {
    this.entries = entries;
    this.time = time;
    this.words = language.words(IntentFacts.class);
  }

  /// One that cannot be judged.
  List<Node> of(Entry.Doubtful doubtful) {
    return List.of(
        bad("intent-doubt", entries.summary(doubtful)),
        new FactGrid()
            .add(words.get("id"), doubtful.pending().slip().id().toString())
            .add(words.get("account"), Shown.line(doubtful.pending().account().value()))
            .add(words.get("expires-at"), doubtful.pending().slip().expires().toString())
            .node());
  }

  /// One that was judged.
  List<Node> of(IntentReview review) {
    List<Node> nodes = new ArrayList<>();
    Label headline = new Label(Shown.line(review.words().headline()));
    headline.setId("intent-headline");
    headline.setWrapText(true);
    headline.getStyleClass().add(Styles.TITLE_4);
    nodes.add(headline);
    review
        .standing()
        .obstacle()
        .ifPresent(
            why -> nodes.add(bad("intent-obstacle", words.get("obstacle", Shown.sentence(why)))));
    review
        .words()
        .warnings()
        .forEach(text -> nodes.add(bad("intent-warning", Shown.sentence(text))));
    if (review.found().pinned() == Pinned.NOT_HERE) {
      nodes.add(bad("intent-unpinned", words.get("unpinned")));
    }
    FactGrid about = new FactGrid();
    for (Summary.Line line : review.words().lines()) {
      about.add(Shown.line(line.label()), Shown.sentence(line.value()));
    }
    nodes.add(about.node());
    if (review.intent().action() instanceof IntentAction.UpdatePolicy(var policy)) {
      nodes.addAll(newPolicy(policy));
    }
    nodes.add(standing(review));
    nodes.add(identity(review));
    return nodes;
  }

  private Node standing(IntentReview review) {
    Label state = plain("intent-state", entries.state(review));
    Label approvals = plain("intent-approvals", entries.count(review));
    String initiator =
        review
            .pending()
            .initiator()
            .map(id -> words.get("by-the-table", Shown.line(id)))
            .orElseGet(() -> words.get("by-a-machine"));
    return new FactGrid()
        .add(words.get("state"), state)
        .add(words.get("approvals"), approvals)
        .add(words.get("approvers"), entries.approvers(review))
        .add(words.get("rule"), Shown.line(review.standing().rule().orElse("–")))
        .add(words.get("proposer"), initiator)
        .node();
  }

  private Node identity(IntentReview review) {
    var account = review.intent().account();
    return new FactGrid()
        .add(words.get("account"), Shown.line(account.name().value()))
        .add(words.get("address"), account.address().checksummed())
        .add(words.get("version"), Long.toString(account.version()))
        .add(words.get("policy"), account.policyHash().hex())
        .add(words.get("kind"), review.words().kind())
        .add(words.get("id"), review.pending().slip().id().toString())
        .add(words.get("payload"), Digests.sha256(review.pending().payload()).hex())
        .add(words.get("not-before"), review.intent().notBefore().toString())
        .add(words.get("expires-at"), review.intent().expires().toString())
        .node();
  }

  private List<Node> newPolicy(PolicyText text) {
    List<Node> nodes = new ArrayList<>();
    try {
      PolicyLint.of(PolicyJson.decode(text), time.now())
          .forEach(finding ->
              nodes.add(
                  bad(
                      "intent-finding",
                      Shown.sentence("%s: %s".formatted(finding.where(), finding.sentence())))));
      TextArea policy =
          new TextArea(
              PolicyLines.of(text)
                  .lines()
                  .map(Shown::sentence)
                  .reduce("", (above, line) -> above.isEmpty() ? line : above + "\n" + line));
      policy.setId("intent-new-policy");
      policy.setAccessibleText(words.get("new-policy"));
      policy.setEditable(false);
      policy.setPrefRowCount(LINES);
      policy.getStyleClass().add("mono");
      nodes.add(policy);
    } catch (RefusedException e) {
      nodes.add(bad("intent-finding", Shown.sentence(e.sentence())));
    }
    return nodes;
  }

  /// What the enclave did.
  Node of(IntentCase.Deed deed) {
    VBox box = new VBox(GAP);
    box.getStyleClass().add("card");
    switch (deed) {
      case IntentCase.Deed.Signed(var signed) -> {
        box.getChildren().addAll(good(words.get("signed")), signature(signed.signed()));
        signed.remark().ifPresent(it -> box.getChildren().add(bad("intent-remark", it)));
      }
      case IntentCase.Deed.Changed(var changed) -> {
        String version = Long.toString(changed.account().sealing().version());
        box.getChildren().add(good(words.get("changed", version)));
        changed.remark().ifPresent(it -> box.getChildren().add(bad("intent-remark", it)));
      }
    }
    return box;
  }

  private Node signature(SignedBy<?> signed) {
    FactGrid grid =
        new FactGrid()
            .add(words.get("rule"), Shown.line(signed.rule()))
            .add(words.get("digest"), signed.signable().digest().hex0x())
            .copied(
                "intent-signature",
                words.get("signature"),
                signed.signature().encodeForWallets().hex0x());
    if (signed.signable() instanceof UnsignedTransaction unsigned) {
      var transaction = unsigned.sign(signed.signature());
      grid.copied("intent-hash", words.get("hash"), transaction.hash().hex0x())
          .copied("intent-raw", words.get("raw"), transaction.encoded().hex0x());
    }
    return grid.node();
  }

  private static Label good(String text) {
    Label label = plain("intent-done", text);
    label.getStyleClass().addAll("verdict", "good", Styles.TEXT_BOLD);
    return label;
  }

  private static Label bad(String id, String text) {
    Label label = plain(id, text);
    label.getStyleClass().add("fault");
    return label;
  }

  private static Label plain(String id, String text) {
    Label label = new Label(text);
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
