package io.nitrowallet.console.shell;

import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import java.util.Locale;

/// Says whether anything may be signed, and why not.
final class PermitWords {
  private PermitWords() {}

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
