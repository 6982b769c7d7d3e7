package io.nitrowallet.console.enclave;

import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.Trust;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.requester.attestation.ExpectedPcrs;
import jakarta.inject.Inject;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The image or manifest that the enclave is held to, and what came of it.
final class ImageCheckView {
  private static final int GAP = 8;

  private final ImageCheck check;
  private final EnclaveTrust trust;
  private final FaultText faults;
  private final Words words;
  private final Label result = new Label();

  @Inject
  ImageCheckView(ImageCheck check, EnclaveTrust trust, FaultText faults, Language language) {
    this.check = check;
    this.trust = trust;
    this.faults = faults;
    this.words = language.words(ImageCheckView.class);
  }

  Node build() {
    TextField file = field("enclave-image");
    TextField key = field("enclave-release-key");
    Button compare = new Button(words.get("compare"));
    compare.setId("enclave-compare");
    compare.setOnAction(_ -> check.read(file.getText(), key.getText()));
    file.setOnAction(_ -> compare.fire());
    result.setId("enclave-image-result");
    result.setWrapText(true);
    result.setMinHeight(Region.USE_PREF_SIZE);
    result.managedProperty().bind(result.textProperty().isNotEmpty());
    check.image().subscribe(this::show);
    trust.trust().subscribe(this::show);
    return new VBox(
        GAP,
        line("image", file),
        line("release-key", key),
        compare,
        result,
        faults.label("enclave-image-fault", check.fault()));
  }

  private static TextField field(String id) {
    TextField field = new TextField();
    field.setId(id);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private Node line(String key, TextField field) {
    Label label = new Label(words.get(key));
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    Button browse = new Button(words.get("browse"));
    browse.setAccessibleText(words.get("browse") + " " + words.get(key));
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setId(field.getId() + "-browse");
    browse.setOnAction(_ -> choose(field));
    return new VBox(GAP / 2.0, label, new HBox(GAP, field, browse));
  }

  private static void choose(TextField field) {
    @Nullable File chosen = new FileChooser().showOpenDialog(field.getScene().getWindow());
    if (chosen != null) {
      field.setText(chosen.getPath());
    }
  }

  private void show() {
    result.getStyleClass().removeAll("verdict", "good", "bad");
    result.setText(check.image().get().map(this::judged).orElse(""));
  }

  private String judged(ExpectedPcrs image) {
    String origin = Shown.sentence(image.origin());
    return shown()
        .map(document -> {
          List<String> differing = ImageCheck.differing(image.values(), document.pcrs());
          result.getStyleClass().addAll("verdict", differing.isEmpty() ? "good" : "bad");
          return differing.isEmpty()
              ? words.get("image.same", origin)
              : words.get("image.other", String.join(", ", differing), origin);
        })
        .orElseGet(() -> words.get("image.unasked", origin));
  }

  private Optional<AttestationDocument> shown() {
    return switch (trust.trust().get()) {
      case Trust.Good good -> Optional.of(good.verdict().document());
      case Trust.Bad bad -> bad.verdict().report().map(AttestationReport::document);
      case Trust.Unknown _, Trust.Unreachable _ -> Optional.empty();
    };
  }
}
