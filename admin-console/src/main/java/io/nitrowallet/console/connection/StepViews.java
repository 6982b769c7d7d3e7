package io.nitrowallet.console.connection;

import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.requester.aws.AwsProfiles;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// The steps that need little: name, enclave, AWS.
final class StepViews {
  private final Bench bench;
  private final Draft draft;

  StepViews(Bench bench, Draft draft) {
    this.bench = bench;
    this.draft = draft;
  }

  /// What it is called, and what it begins with.
  Node name() {
    Form form = new Form(bench.words(), Step.NAME.word());
    TextField name = Form.field("draft-name", draft.name());
    name.setEditable(!draft.isEdit());
    form.labelled("draft.name", name);
    if (!draft.isEdit()) {
      StringProperty source = new SimpleStringProperty("");
      form.file("draft.source", "draft-source", source);
      Button take = form.add(new Button(bench.words().get("draft.take")));
      take.setId("draft-take");
      ObjectProperty<Optional<Fault>> fault = new SimpleObjectProperty<>(Optional.empty());
      form.add(bench.faults().label("draft-take-fault", fault));
      take.setOnAction(_ ->
          bench
              .background()
              .run(
                  () -> settings(source.get()),
                  settings -> {
                    fault.set(Optional.empty());
                    draft.take(settings);
                  },
                  failure -> fault.set(Optional.of(failure))));
    }
    return form.view();
  }

  private Map<Setting, String> settings(String typed) {
    Path file = bench.home().typed(typed);
    Path home = bench.home().path();
    var sources = new ConfigurationSources(Map.of(), Map.of(), home, Optional.of(file));
    return new Profile("", file, sources.resolve()).configuration().inFile();
  }

  /// How the enclave is reached.
  Node enclave() {
    Form form = new Form(bench.words(), Step.ENCLAVE.word());
    Reach reach = Reach.parse(draft.value(Setting.TRANSPORT).get());
    StringProperty place = new SimpleStringProperty(reach.place());
    ComboBox<Reach.Way> way = form.choice("draft-way", "way.", Reach.Way.values());
    way.setValue(reach.way());
    form.labelled("draft.way", way);
    Node path = form.folder("draft.place", "draft-place", place);
    Form.showWhile(
        path,
        way.valueProperty()
            .isEqualTo(Reach.Way.HYBRID)
            .or(way.valueProperty().isEqualTo(Reach.Way.UNIX)));
    gateway(form, place)
        .forEach(field -> Form.showWhile(field, way.valueProperty().isEqualTo(Reach.Way.GATEWAY)));
    Runnable keep =
        () -> draft.value(Setting.TRANSPORT).set(new Reach(way.getValue(), place.get()).text());
    way.valueProperty().subscribe(keep);
    place.subscribe(keep);
    form.text(Setting.ENCLAVE_CID, draft);
    form.text(Setting.ENCLAVE_PORT, draft);
    return form.view();
  }

  /// What a gateway takes.
  private List<Node> gateway(Form form, StringProperty place) {
    return List.of(
        form.labelled("draft.gateway", Form.field("draft-gateway", place)),
        form.file(Setting.TUNNEL_CERTIFICATE_FILE, draft),
        form.file(Setting.TUNNEL_KEY_FILE, draft),
        form.file(Setting.TUNNEL_CA_FILE, draft));
  }

  /// Which account of AWS, which table.
  Node aws() {
    Form form = new Form(bench.words(), Step.AWS.word());
    ComboBox<String> profiles = new ComboBox<>();
    profiles.setId(Form.id(Setting.AWS_PROFILE));
    profiles.setEditable(true);
    profiles.setMaxWidth(Double.MAX_VALUE);
    profiles.getEditor().textProperty().bindBidirectional(draft.value(Setting.AWS_PROFILE));
    bench
        .background()
        .run(
            new AwsProfiles(bench.home().path())::names,
            names -> profiles.getItems().setAll(names),
            _ -> profiles.getItems().clear());
    form.labelled("setting.aws.profile", profiles);
    form.text(Setting.AWS_REGION, draft);
    form.text(Setting.TABLE, draft);
    form.text(Setting.KMS_KEY_ID, draft);
    form.add(endpoints());
    return form.view();
  }

  /// Emulators, or endpoints of a VPC.
  private Node endpoints() {
    Form others = new Form(bench.words(), "endpoints");
    others.text(Setting.AWS_IMDS_ENDPOINT, draft);
    others.text(Setting.AWS_KMS_ENDPOINT, draft);
    others.text(Setting.AWS_DYNAMODB_ENDPOINT, draft);
    others.file(Setting.AWS_CA_FILE, draft);
    VBox fields = others.view();
    fields.getChildren().removeFirst(); // the pane says it
    TitledPane pane = new TitledPane(bench.words().get("step.endpoints"), fields);
    pane.setId("draft-endpoints");
    pane.setExpanded(!draft.value(Setting.AWS_DYNAMODB_ENDPOINT).get().isEmpty());
    return pane;
  }
}
