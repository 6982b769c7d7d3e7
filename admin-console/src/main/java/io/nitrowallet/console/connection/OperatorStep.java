package io.nitrowallet.console.connection;

import io.nitrowallet.console.shell.PassphraseField;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.operator.OperatorEntry;
import io.nitrowallet.requester.operator.OperatorIdentity;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/// Who signs at this desk, and with which key.
final class OperatorStep {
  private final Bench bench;
  private final Draft draft;
  private final NewKey key;
  private final ObjectProperty<Optional<Fault>> fault =
      new SimpleObjectProperty<>(Optional.empty());
  private final PasswordField passphrase = new PasswordField();
  private final PasswordField again = new PasswordField();

  OperatorStep(Bench bench, Draft draft, NewKey key) {
    this.bench = bench;
    this.draft = draft;
    this.key = key;
  }

  Node build() {
    Form form = new Form(bench.words(), Step.OPERATOR.word());
    ComboBox<KeyPlace> place = form.choice("draft-key", "key.", KeyPlace.values());
    place.valueProperty().bindBidirectional(draft.keyPlace());
    form.labelled("draft.key", place);
    Form.showWhile(form.text(Setting.OPERATOR_ID, draft), wants(Setting.OPERATOR_ID));
    Form.showWhile(form.file(Setting.OPERATOR_KEYSTORE, draft), wants(Setting.OPERATOR_KEYSTORE));
    Form.showWhile(
        form.file(Setting.OPERATOR_PKCS11_LIBRARY, draft), wants(Setting.OPERATOR_PKCS11_LIBRARY));
    Form.showWhile(
        form.text(Setting.OPERATOR_PKCS11_TOKEN, draft), wants(Setting.OPERATOR_PKCS11_TOKEN));
    Form.showWhile(form.add(making()), draft.keyPlace().isEqualTo(KeyPlace.NEW_FILE));
    form.add(bench.faults().label("key-fault", fault));
    form.add(EntryView.of(key.entry(), bench.words()));
    draft.keyPlace().subscribe((_, now) -> suggest(now));
    draft.value(Setting.OPERATOR_ID).subscribe((before, now) -> follow(before, now));
    key.fault().subscribe(failure -> fault.set(failure));
    key.entry().subscribe(entry -> made(entry));
    return form.view();
  }

  private ObservableValue<Boolean> wants(Setting setting) {
    return draft.keyPlace().map(place -> place.wants(setting));
  }

  private Node making() {
    Form form = new Form(bench.words(), "new-key");
    passphrase.setId("draft-passphrase");
    again.setId("draft-passphrase-again");
    form.labelled("draft.passphrase", passphrase);
    form.labelled("draft.passphrase-again", again);
    Button make = form.add(new Button(bench.words().get("draft.make-key")));
    make.setId("draft-make-key");
    make.setOnAction(_ -> make());
    again.setOnAction(_ -> make());
    VBox fields = form.view();
    fields.getChildren().removeFirst();
    return fields;
  }

  private void make() {
    char[] first = PassphraseField.take(passphrase);
    char[] second = PassphraseField.take(again);
    try {
      OperatorIdentity operator = OperatorIdentity.of(draft.profile().configuration());
      key.make(operator, first, second);
    } catch (RefusedException e) {
      Arrays.fill(first, '\0');
      Arrays.fill(second, '\0');
      fault.set(Optional.of(Fault.of(e)));
    }
  }

  private void suggest(KeyPlace place) {
    if (place == KeyPlace.NEW_FILE) {
      follow("", draft.value(Setting.OPERATOR_ID).get());
    }
  }

  /// The file is named after the operator until somebody names it otherwise.
  private void follow(String before, String now) {
    String path = draft.value(Setting.OPERATOR_KEYSTORE).get();
    if (draft.keyPlace().get() == KeyPlace.NEW_FILE
        && (path.isEmpty() || path.equals(suggested(before)))) {
      draft.value(Setting.OPERATOR_KEYSTORE).set(suggested(now));
    }
  }

  private static String suggested(String id) {
    return "~/.nitro-wallet/operators/%s.p12".formatted(id.isBlank() ? "operator" : id.strip());
  }

  private void made(Optional<OperatorEntry> entry) {
    if (entry.isPresent()) {
      fault.set(Optional.empty());
      draft.keyPlace().set(KeyPlace.FILE);
    }
  }
}
