package io.nitrowallet.console.signing;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.ObjectExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/// The account that signs: typed by its name, or picked from the table's first ones.
@SessionScope
final class AccountChoice {
  private static final int OFFERED = 200;

  private final Provider<Accounts> table;
  private final Background background;
  private final Words words;
  private final ObjectProperty<AccountName> chosen = new SimpleObjectProperty<>();
  private boolean touched;

  @Inject
  AccountChoice(Provider<Accounts> table, Background background, Language language) {
    this.table = table;
    this.background = background;
    this.words = language.words(AccountChoice.class);
  }

  Node build() {
    ComboBox<String> box = new ComboBox<>();
    box.setEditable(true);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPromptText(words.get("account.prompt"));
    box.getEditor().setId("sign-account-name");
    box.getEditor().textProperty().subscribe(text -> chosen.set(parse(text).orElse(null)));
    box.getEditor().textProperty().subscribe((_, _) -> touched = true);
    box.setOnShowing(_ -> offer(box));
    offer(box);
    return box;
  }

  /// A table that cannot be read offers nothing; its page says why.
  private void offer(ComboBox<String> box) {
    background.run(
        () -> table.get().list(OFFERED, Optional.empty()),
        page -> {
          box.getItems().setAll(names(page));
          if (page.accounts().size() == 1 && page.unreadable().isEmpty() && !touched) {
            names(page).stream().findFirst().ifPresent(box.getEditor()::setText); // no other exists
          }
        },
        _ -> box.getItems().clear());
  }

  private static List<String> names(Accounts.Page page) {
    return page.accounts().stream()
        .map(account -> account.name().value())
        .filter(name -> name.equals(Shown.line(name)))
        .toList();
  }

  private static Optional<AccountName> parse(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(new AccountName(text.strip()));
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }

  /// The name that is typed; null while it is none.
  ObjectExpression<AccountName> chosen() {
    return chosen;
  }
}
