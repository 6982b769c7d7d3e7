package io.nitrowallet.console.shell;

import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import java.util.Locale;

/// Says whether anything may be signed, and why not.
public final class PermitWords {
  private PermitWords() {}

  /// The same in the words of `language`.
  public static String of(SigningPermit permit, Language language) {
    return of(permit, language.words(PermitWords.class));
  }

  /// @param words of the shell
  static String of(SigningPermit permit, Words words) {
    return switch (permit) {
      case SigningPermit.Granted() -> words.get("permit.granted");
      case SigningPermit.Withheld(var reason, var detail) ->
          words.get(
              "permit." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              Shown.line(detail));
    };
  }
}
