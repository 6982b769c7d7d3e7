package io.nitrowallet.console.signing;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.signing.TransactionForm.Purpose;
import io.nitrowallet.console.signing.TransactionForm.Terms;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The forms in which a request is written. What is typed stays while the request is reviewed.
@SessionScope
final class RequestForm {
  private static final int GAP = 12;

  private final SignDesk desk;
  private final AccountChoice accounts;
  private final Words words;
  private final Map<Kind, Form> forms = new EnumMap<>(Kind.class);
  private final Form terms;
  private final CheckBox hex = new CheckBox();
  private final ComboBox<Kind> kind = new ComboBox<>();

  @Inject
  RequestForm(SignDesk desk, AccountChoice accounts, Language language) {
    this.desk = desk;
    this.accounts = accounts;
    this.words = language.words(RequestForm.class);
    this.terms =
        new Form(words).line("chain").line("nonce").line("gas").line("max-fee").line("tip");
    forms.put(Kind.TRANSFER, new Form(words).line("to").line("amount"));
    forms.put(
        Kind.TOKEN,
        new Form(words).line("token").line("token-to").line("token-amount").line("decimals"));
    forms.put(
        Kind.CALL,
        new Form(words)
            .line("contract")
            .line("function")
            .line("arguments")
            .line("data")
            .line("call-amount"));
    forms.put(Kind.MESSAGE, new Form(words).area("message").row("hex", hex));
    forms.put(Kind.TYPED_DATA, new Form(words).area("typed-data"));
    forms.put(Kind.PASTED, new Form(words).area("pasted"));
  }

  Node build() {
    VBox fields = new VBox(GAP);
    TitledPane advanced = new TitledPane(words.get("terms"), terms.node());
    advanced.setId("sign-terms");
    advanced.setExpanded(!desk.canSend());
    kind.getItems().setAll(Kind.values());
    kind.setConverter(new KindWords());
    kind.valueProperty()
        .subscribe(chosen -> {
          if (chosen != null) {
            boolean pays = chosen == Kind.TRANSFER || chosen == Kind.TOKEN || chosen == Kind.CALL;
            fields.getChildren().setAll(form(chosen).node());
            if (pays) {
              fields.getChildren().add(advanced);
            }
          }
        });
    kind.setValue(Kind.TRANSFER);
    Form top = new Form(words).row("account", accounts.build()).row("kind", kind);
    Button review = new Button(words.get("review"));
    review.setId("sign-review");
    review.setDefaultButton(true);
    review.getStyleClass().add(Styles.ACCENT);
    review.disableProperty().bind(accounts.chosen().isNull().or(desk.working()));
    review.setOnAction(_ -> desk.review(accounts.chosen().get(), request()));
    Button clear = new Button(words.get("clear"));
    clear.setId("sign-clear");
    clear.setOnAction(_ -> clear());
    Label node = new Label(words.get(desk.canSend() ? "node" : "no-node"));
    node.setId("sign-node");
    node.setWrapText(true);
    node.setMinHeight(Region.USE_PREF_SIZE);
    node.getStyleClass().add(Styles.TEXT_MUTED);
    VBox whole = new VBox(GAP, top.node(), fields, node, new HBox(GAP, review, clear));
    whole.getStyleClass().add("request");
    return whole;
  }

  private void clear() {
    forms.values().forEach(Form::clear);
    terms.clear();
  }

  private Form form(Kind chosen) {
    Form form = forms.get(chosen);
    if (form == null) {
      throw new IllegalStateException("every kind has a form");
    }
    return form;
  }

  private Request request() {
    Form form = form(kind.getValue());
    return switch (kind.getValue()) {
      case TRANSFER -> payment(new Purpose.Transfer(form.text("to"), form.text("amount")));
      case TOKEN ->
          payment(
              new Purpose.Token(
                  form.text("token"),
                  form.text("token-to"),
                  form.text("token-amount"),
                  form.text("decimals")));
      case CALL ->
          payment(
              new Purpose.Call(
                  form.text("contract"),
                  form.text("call-amount"),
                  form.text("data"),
                  form.text("function"),
                  form.text("arguments")));
      case MESSAGE -> new Request.Message(form.text("message"), hex.isSelected());
      case TYPED_DATA -> new Request.TypedData(form.text("typed-data"));
      case PASTED -> new Request.Pasted(form.text("pasted"));
    };
  }

  private Request payment(Purpose purpose) {
    return new Request.Payment(
        new TransactionForm(
            purpose,
            new Terms(
                terms.text("chain"),
                terms.text("nonce"),
                terms.text("gas"),
                terms.text("max-fee"),
                terms.text("tip"))));
  }

  /// What can be signed here.
  private enum Kind {
    TRANSFER,
    TOKEN,
    CALL,
    MESSAGE,
    TYPED_DATA,
    PASTED
  }

  private final class KindWords extends StringConverter<Kind> {
    @Override
    public String toString(Kind value) {
      return value == null
          ? ""
          : words.get("kind." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public Kind fromString(String text) {
      return List.of(Kind.values()).stream()
          .filter(each -> toString(each).equals(text))
          .findFirst()
          .orElse(Kind.TRANSFER);
    }
  }
}
