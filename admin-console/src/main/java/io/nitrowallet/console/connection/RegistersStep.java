package io.nitrowallet.console.connection;

import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.requester.attestation.ExpectedPcrs;
import io.nitrowallet.requester.config.Setting;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// What the enclave must show: typed, or from an image, a manifest, or what nitro-cli printed.
final class RegistersStep {
  private static final int LINES = 5;

  private final Bench bench;
  private final Draft draft;
  private final StringProperty image = new SimpleStringProperty("");
  private final StringProperty key = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Fault>> fault =
      new SimpleObjectProperty<>(Optional.empty());
  private final Label origin = Form.wrapped("");

  RegistersStep(Bench bench, Draft draft) {
    this.bench = bench;
    this.draft = draft;
  }

  Node build() {
    Form form = new Form(bench.words(), Step.REGISTERS.word());
    TextArea registers = new TextArea();
    registers.setId(Form.id(Setting.ATTESTATION_PCRS));
    registers.getStyleClass().add("mono");
    registers.setPrefRowCount(LINES);
    registers.textProperty().bindBidirectional(draft.value(Setting.ATTESTATION_PCRS));
    form.labelled("setting.attestation.pcrs", registers);
    form.file("draft.image", "draft-image", image);
    form.file("draft.release-key", "draft-release-key", key);
    Button read = form.add(new Button(bench.words().get("draft.read")));
    read.setId("draft-read");
    read.setOnAction(_ -> read());
    origin.setId("draft-image-origin");
    form.add(origin);
    form.add(bench.faults().label("draft-image-fault", fault));
    form.add(development());
    return form.view();
  }

  /// Measuring an image takes seconds.
  private void read() {
    String file = image.get();
    String pem = key.get();
    origin.setText(bench.words().get("draft.reading"));
    bench
        .background()
        .run(
            () -> ExpectedPcrs.read(bench.home().typed(file), releaseKey(pem)),
            this::take,
            failure -> {
              origin.setText("");
              fault.set(Optional.of(failure));
            });
  }

  private Optional<VerifyingKey> releaseKey(String pem) {
    return pem.isBlank()
        ? Optional.empty()
        : Optional.of(ExpectedPcrs.releaseKey(bench.home().typed(pem)));
  }

  private void take(ExpectedPcrs expected) {
    fault.set(Optional.empty());
    origin.setText(bench.words().get("draft.origin", Shown.sentence(expected.origin())));
    draft.value(Setting.ATTESTATION_PCRS).set(RegisterText.lines(expected.values()));
  }

  private Node development() {
    Form others = new Form(bench.words(), "development");
    others.file(Setting.ATTESTATION_ROOT_FILE, draft);
    VBox fields = others.view();
    fields.getChildren().removeFirst(); // the pane says it
    TitledPane pane = new TitledPane(bench.words().get("step.development"), fields);
    pane.setId("draft-development");
    pane.setExpanded(!draft.value(Setting.ATTESTATION_ROOT_FILE).get().isEmpty());
    return pane;
  }
}
