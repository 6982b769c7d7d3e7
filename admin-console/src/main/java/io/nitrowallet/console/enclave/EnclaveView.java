package io.nitrowallet.console.enclave;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.Trust;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.attestation.SeenEnclave;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of the enclave: what it showed when it was last asked, and what was demanded.
@SessionScope
public final class EnclaveView implements Feature {
  private static final int GAP = 12;

  private final FaultText faults;
  private final Words words;
  private final Label verdict = label("enclave-verdict");
  private final Label age = label("enclave-age");
  private final Label facts = label("enclave-facts");
  private final AttestationTables tables;
  private final ScrollPane view;
  private Optional<Instant> asked = Optional.empty();

  @Inject
  EnclaveView(
      EnclaveTrust trust,
      ChangesView changes,
      ImageCheckView image,
      FaultText faults,
      Language language) {
    this.faults = faults;
    this.words = language.words(EnclaveView.class);
    this.tables = new AttestationTables(words);
    this.view = new ScrollPane(build(trust, changes, image));
    view.setFitToWidth(true);
    trust.trust().subscribe(found -> show(found));
    trust.now().subscribe(now -> tell(now));
  }

  @Override
  public Parent view() {
    return view;
  }

  private VBox build(EnclaveTrust trust, ChangesView changes, ImageCheckView image) {
    verdict.getStyleClass().addAll("verdict", Styles.TEXT_BOLD);
    Button ask = new Button(words.get("ask"));
    ask.setId("enclave-ask");
    ask.setMinWidth(Region.USE_PREF_SIZE);
    ask.setOnAction(_ -> trust.refresh());
    HBox asking = new HBox(GAP, ask, age);
    asking.getStyleClass().add("bar");
    VBox page =
        new VBox(
            GAP,
            verdict,
            asking,
            heading("registers"),
            tables.registers(),
            heading("seen"),
            changes.build(),
            heading("check"),
            image.build(),
            heading("chain"),
            tables.chain(),
            facts);
    page.getStyleClass().add("page");
    return page;
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Label heading(String key) {
    Label heading = new Label(words.get(key));
    heading.getStyleClass().add(Styles.TEXT_BOLD);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    return heading;
  }

  private void show(Trust trust) {
    verdict.getStyleClass().removeAll("good", "bad");
    switch (trust) {
      case Trust.Unknown() -> {
        verdict.setText(words.get("asking"));
        fill(Optional.empty(), Optional.empty());
      }
      case Trust.Good good -> {
        verdict.setText(words.get("good"));
        verdict.getStyleClass().add("good");
        fill(Optional.of(good.verdict().report()), Optional.of(good.at()));
      }
      case Trust.Bad bad -> {
        verdict.setText(words.get("bad", Shown.sentence(bad.verdict().sentence(""))));
        verdict.getStyleClass().add("bad");
        fill(bad.verdict().report(), Optional.of(bad.at()));
      }
      case Trust.Unreachable(var fault) -> {
        verdict.setText(faults.of(fault));
        verdict.getStyleClass().add("bad");
        fill(Optional.empty(), Optional.empty());
      }
    }
  }

  private void fill(Optional<AttestationReport> report, Optional<Instant> at) {
    asked = at;
    at.ifPresentOrElse(this::tell, () -> age.setText(""));
    tables.show(report);
    facts.setText(report.map(this::facts).orElse(""));
  }

  private String facts(AttestationReport said) {
    return words.get(
        "facts",
        asked.map(Instant::toString).orElse("–"),
        said.age().toMillis(),
        said.nonce().actual().map(Bytes::hex).orElse("–"),
        Shown.line(said.document().moduleId()),
        SeenEnclave.identity(said.document()).map(Bytes::hex).orElse("–"));
  }

  /// An answer is not older than never: a clock that is set back shows zero.
  private void tell(Instant now) {
    asked.ifPresent(
        at -> age.setText(words.get("age", Math.max(0, Duration.between(at, now).toSeconds()))));
  }
}
