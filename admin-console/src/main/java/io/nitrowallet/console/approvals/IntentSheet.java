package io.nitrowallet.console.approvals;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.KeyPrompt;
import io.nitrowallet.console.shell.PermitWords;
import io.nitrowallet.console.shell.Sheets;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentReview;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet of one intent: all of it, and what can be done about it.
@SessionScope
final class IntentSheet {
  private static final int GAP = 12;
  private static final int WIDTH = 820;
  private static final int HEIGHT = 520;

  private final IntentCase intent;
  private final IntentFacts facts;
  private final Sheets sheets;
  private final KeyPrompt prompt;
  private final EnclaveTrust trust;
  private final Language language;
  private final Words words;
  private final VBox content = new VBox(GAP);
  private final CheckBox read = new CheckBox();
  private final Map<Act, Button> buttons = new EnumMap<>(Act.class);
  private final Button unlock = new Button();
  private final Label hindrances = new Label();
  private final ProgressIndicator busy = new ProgressIndicator();
  private final VBox sheet;
  private Optional<UUID> shown = Optional.empty();
  private Runnable gone = () -> {};

  @Inject
  IntentSheet(
      IntentCase intent,
      IntentFacts facts,
      Sheets sheets,
      KeyPrompt prompt,
      EnclaveTrust trust,
      OperatorSeat seat,
      Inbox inbox,
      FaultText faults,
      Language language) {
    this.intent = intent;
    this.facts = facts;
    this.sheets = sheets;
    this.prompt = prompt;
    this.trust = trust;
    this.language = language;
    this.words = language.words(IntentSheet.class);
    this.sheet = build(faults);
    intent.review().subscribe(review -> show(review));
    intent.deed().subscribe(deed -> deed.ifPresent(this::show));
    Runnable judged = this::judge;
    intent.working().subscribe(judged);
    seat.seat().subscribe(judged);
    trust.permit().subscribe(judged);
    inbox.now().subscribe(judged);
    read.selectedProperty().subscribe(judged);
  }

  /// Shows `entry`; one that cannot be judged with the reason, and nothing to be done about it.
  ///
  /// @param afterwards run when the sheet is gone
  void show(Entry entry, Runnable afterwards) {
    content.getChildren().clear();
    switch (entry) {
      case Entry.Reviewed(var review) -> show(review.pending().slip().id(), afterwards);
      case Entry.Doubtful doubtful -> {
        shown = Optional.empty();
        intent.close();
        content.getChildren().setAll(facts.of(doubtful));
        sheets.show(sheet, afterwards);
      }
    }
  }

  private void show(UUID id, Runnable afterwards) {
    gone = afterwards;
    shown = Optional.of(id);
    read.setSelected(false);
    intent.open(id);
    sheets.show(
        sheet,
        () -> {
          intent.close();
          afterwards.run();
        });
    content.requestFocus();
  }

  private void show(Optional<IntentReview> review) {
    content.getChildren().clear();
    review.ifPresent(open -> content.getChildren().setAll(facts.of(open)));
    judge();
  }

  private void show(IntentCase.Deed deed) {
    content.getChildren().addFirst(facts.of(deed));
    judge();
  }

  private VBox build(FaultText faults) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId("intent-scroll");
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    hindrances.setId("intent-hindrances");
    hindrances.setWrapText(true);
    hindrances.setMinHeight(Region.USE_PREF_SIZE);
    hindrances.getStyleClass().add(Styles.TEXT_MUTED);
    read.setId("intent-read");
    read.setText(words.get("read"));
    Label fault = faults.label("intent-fault", intent.fault());
    VBox built = new VBox(GAP, scroll, read, hindrances, fault, bar());
    built.setId("intent-sheet");
    built.setPrefSize(WIDTH, HEIGHT);
    return built;
  }

  private FlowPane bar() {
    for (Act act : Act.values()) {
      Button button = new Button(words.get("act." + act.word()));
      button.setId("intent-" + act.word());
      button.setOnAction(_ -> intent.take(act));
      buttons.put(act, button);
    }
    button(Act.APPROVE).getStyleClass().add(Styles.ACCENT);
    button(Act.REJECT).getStyleClass().add(Styles.DANGER);
    unlock.setText(words.get("unlock"));
    unlock.setId("intent-unlock");
    unlock.setOnAction(_ -> unlock());
    Button close = new Button(words.get("close"));
    close.setId("intent-close");
    close.setOnAction(_ -> sheets.close());
    busy.setId("intent-busy");
    busy.setMaxSize(20, 20);
    HBox acts = new HBox(GAP);
    acts.getChildren().addAll(buttons.values());
    FlowPane bar = new FlowPane(GAP, GAP, acts, unlock, close, busy);
    bar.getStyleClass().add("bar");
    return bar;
  }

  private Button button(Act act) {
    return Optional.ofNullable(buttons.get(act)).orElseThrow();
  }

  /// The intent is read anew after that, and has to be looked at again.
  private void unlock() {
    shown.ifPresent(id -> prompt.ask(() -> show(id, gone)));
  }

  /// Says what can be done now, and why not the rest.
  private void judge() {
    boolean open = intent.review().get().isPresent();
    busy.setVisible(intent.working().get());
    StringBuilder why = new StringBuilder();
    boolean locked = false;
    for (Act act : Act.values()) {
      Optional<Hindrance> hindrance = intent.hindrance(act);
      boolean unread = act == Act.APPROVE && !read.isSelected();
      button(act).setDisable(!open || intent.working().get() || hindrance.isPresent() || unread);
      locked |= hindrance.filter(it -> it == Hindrance.LOCKED).isPresent();
      hindrance.ifPresent(it -> why.append(sentence(act, it)).append('\n'));
    }
    hindrances.setText(why.toString().strip());
    unlock.setVisible(locked);
    unlock.setManaged(locked);
    boolean approvable = open && intent.hindrance(Act.APPROVE).isEmpty();
    read.setVisible(approvable);
    read.setManaged(approvable);
  }

  private String sentence(Act act, Hindrance hindrance) {
    String reason =
        hindrance == Hindrance.NO_PERMIT
            ? PermitWords.of(trust.permit().get(), language)
            : words.get(hindrance.word());
    return words.get("why." + act.word(), reason);
  }
}
