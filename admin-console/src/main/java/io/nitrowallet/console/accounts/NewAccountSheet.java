package io.nitrowallet.console.accounts;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.PermitWords;
import io.nitrowallet.console.shell.Sheets;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.requester.config.Setting;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet on which an account is made, or a key taken in.
@SessionScope
final class NewAccountSheet {
  private static final int GAP = 12;
  private static final int WIDTH = 820;
  private static final int HEIGHT = 560;

  private final NewAccount account;
  private final KeyFields keys;
  private final Sheets sheets;
  private final Language language;
  private final Words words;
  private final Label title = new Label();
  private final Label why = new Label();
  private final Button make = new Button();
  private final VBox sheet;
  private boolean imports;
  private Consumer<AccountName> afterwards = _ -> {};

  @Inject
  NewAccountSheet(
      NewAccount account,
      KeyFields keys,
      PolicyEditor editor,
      Sheets sheets,
      EnclaveTrust trust,
      Profile profile,
      FaultText faults,
      Language language) {
    this.account = account;
    this.keys = keys;
    this.sheets = sheets;
    this.language = language;
    this.words = language.words(NewAccountSheet.class);
    this.sheet = build(editor.of("new", account.policy()), faults, profile);
    account.made().subscribe(made -> made.ifPresent(it -> afterwards.accept(it.name())));
    trust.permit().subscribe(permit -> say(permit));
    make.disableProperty().bind(account.ready().not());
  }

  /// Begins with an account that is made in the enclave.
  ///
  /// @param done told its name once it is there
  void generate(Consumer<AccountName> done) {
    begin(false, done);
  }

  /// Begins with a key that exists.
  void takeIn(Consumer<AccountName> done) {
    begin(true, done);
  }

  private void begin(boolean importing, Consumer<AccountName> done) {
    imports = importing;
    afterwards = done;
    account.begin();
    keys.begin(importing);
    title.setText(words.get(importing ? "import.title" : "generate.title"));
    make.setText(words.get(importing ? "import.do" : "generate.do"));
    sheets.show(
        sheet,
        () -> {
          account.cancel();
          keys.begin(importing);
        });
  }

  private VBox build(VBox editor, FaultText faults, Profile profile) {
    title.setId("new-title");
    title.getStyleClass().add(Styles.TITLE_3);
    Label key = new Label();
    key.setId("new-key");
    key.setWrapText(true);
    key.setText(
        profile
            .configuration()
            .text(Setting.KMS_KEY_ID)
            .map(id -> words.get("new.key", Shown.line(id)))
            .orElseGet(() -> words.get("new.no-key")));
    VBox fields = new VBox(GAP, name(), nameFault(faults), key, keys.view(), editor);
    fields.getStyleClass().add("beside-scroll-bar");
    ScrollPane pane = new ScrollPane(fields);
    pane.setFitToWidth(true);
    VBox.setVgrow(pane, Priority.ALWAYS);
    why.setId("new-why");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.getStyleClass().add("fault");
    VBox built = new VBox(GAP, title, pane, why, faults.label("new-fault", account.fault()), bar());
    built.setId("new-sheet");
    built.setPrefSize(WIDTH, HEIGHT);
    return built;
  }

  private VBox name() {
    TextField field = new TextField();
    field.setId("new-name");
    field.setAccessibleText(words.get("new.name").replace("_", ""));
    field.textProperty().bindBidirectional(account.name());
    Label label = new Label(words.get("new.name"));
    label.setLabelFor(field);
    label.setMnemonicParsing(true);
    return new VBox(GAP / 2.0, label, field);
  }

  private Label nameFault(FaultText faults) {
    return faults.label("new-name-fault", account.nameFault());
  }

  private FlowPane bar() {
    make.setId("new-make");
    make.getStyleClass().add(Styles.ACCENT);
    make.setOnAction(_ -> make());
    Button close = new Button(words.get("close"));
    close.setId("new-close");
    close.setOnAction(_ -> sheets.close());
    FlowPane bar =
        new FlowPane(
            GAP, GAP, make, close, Waiting.of("new", account.working(), account::cancel, words));
    bar.getStyleClass().add("bar");
    return bar;
  }

  private void make() {
    if (imports) {
      account.takeIn(keys.take());
    } else {
      account.generate();
    }
  }

  private void say(SigningPermit permit) {
    boolean granted = permit instanceof SigningPermit.Granted;
    why.setVisible(!granted);
    why.setManaged(!granted);
    why.setText(PermitWords.of(permit, language));
  }
}
