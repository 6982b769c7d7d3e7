package io.nitrowallet.console.connection;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.error.RefusedException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Leads through the writing of a profile, a step at a time.
final class AssistantView {
  private static final int GAP = 12;

  private final Bench bench;
  private final Words words;
  private final Draft draft;
  private final Runnable leave;
  private final StepViews steps;
  private final NewKey key;
  private final Trial trial;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.NAME);
  private final ObjectProperty<Optional<Fault>> fault =
      new SimpleObjectProperty<>(Optional.empty());
  private final ScrollPane pane = new ScrollPane();
  private final Button next = new Button();
  private final Map<Step, Node> shown = new EnumMap<>(Step.class);

  /// @param leave what to do when the profile is written, or nobody wants it any more
  AssistantView(Bench bench, Draft draft, Runnable leave) {
    this.bench = bench;
    this.words = bench.words();
    this.draft = draft;
    this.steps = new StepViews(bench, draft);
    this.key = new NewKey(bench.background());
    this.trial = Trial.real(bench.background());
    this.leave =
        () -> {
          trial.stop();
          leave.run();
        };
  }

  Parent build() {
    pane.setFitToWidth(true);
    pane.getStyleClass().add("assistant-step");
    BorderPane root = new BorderPane(pane);
    root.setLeft(overview());
    root.setBottom(buttons());
    root.getStyleClass().add("assistant");
    step.subscribe(now -> show(now));
    return root;
  }

  private Node overview() {
    VBox list = new VBox(GAP);
    list.getStyleClass().add("side-bar");
    for (Step each : Step.values()) {
      Label label = new Label(each.number() + "  " + words.get("step." + each.word()));
      step.subscribe(now -> {
        label.getStyleClass().removeAll(Styles.TEXT_BOLD, Styles.TEXT_MUTED);
        label.getStyleClass().add(now == each ? Styles.TEXT_BOLD : Styles.TEXT_MUTED);
      });
      list.getChildren().add(label);
    }
    return list;
  }

  private Node buttons() {
    Button cancel = button("cancel", leave);
    Button back = button("back", () -> step.set(step.get().previous()));
    back.disableProperty().bind(step.isEqualTo(Step.NAME));
    next.setId("assistant-next");
    next.setDefaultButton(true);
    next.setOnAction(_ -> goOn());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    VBox bottom =
        new VBox(
            GAP,
            bench.faults().label("assistant-fault", fault),
            new HBox(GAP, cancel, space, back, next));
    bottom.getStyleClass().add("assistant-buttons");
    return bottom;
  }

  private Button button(String word, Runnable action) {
    Button button = new Button(words.get(word));
    button.setId("assistant-" + word);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void show(Step now) {
    fault.set(Optional.empty());
    next.setText(words.get(now == Step.SUMMARY ? "save" : "next"));
    Node view = now == Step.SUMMARY ? view(now) : shown.computeIfAbsent(now, this::view);
    pane.setContent(view);
    pane.setVvalue(0);
    Platform.runLater(() -> focusFirst(view));
  }

  private Node view(Step now) {
    Node view =
        switch (now) {
          case NAME -> steps.name();
          case ENCLAVE -> steps.enclave();
          case AWS -> steps.aws();
          case REGISTERS -> new RegistersStep(bench, draft).build();
          case OPERATOR -> new OperatorStep(bench, draft, key).build();
          case SUMMARY -> new SummaryStep(bench, draft, key, trial).build();
        };
    view.getStyleClass().add("page");
    return view;
  }

  private static void focusFirst(Node view) {
    view.lookupAll("*").stream()
        .filter(node -> node.isFocusTraversable() && !node.isDisabled())
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private void goOn() {
    try {
      draft.require(step.get());
    } catch (RefusedException e) {
      fault.set(Optional.of(Fault.of(e)));
      return;
    }
    if (step.get() == Step.SUMMARY) {
      save();
    } else {
      step.set(step.get().next());
    }
  }

  private void save() {
    Runnable saving = draft.saving();
    next.setDisable(true);
    bench
        .background()
        .run(
            () -> {
              saving.run();
              return true;
            },
            _ -> leave.run(),
            failure -> {
              next.setDisable(false);
              fault.set(Optional.of(failure));
            });
  }
}
