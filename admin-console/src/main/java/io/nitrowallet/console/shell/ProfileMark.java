package io.nitrowallet.console.shell;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What tells profiles apart at a glance: two letters on a colour, both from the name. Names that
/// share a colour exist; the name stands beside it.
public final class ProfileMark {
  private static final int TINTS = 6;
  private static final int LETTERS = 2;

  private ProfileMark() {}

  /// The style class of the colour of `name`.
  public static String tint(String name) {
    return "tint-" + Math.floorMod(name.hashCode(), TINTS);
  }

  /// The mark of `name`.
  public static Label of(String name) {
    Label mark = new Label(letters(name));
    mark.setMinWidth(Region.USE_PREF_SIZE);
    mark.getStyleClass().addAll("profile-mark", tint(name));
    return mark;
  }

  private static String letters(String name) {
    return name.codePoints()
        .filter(Character::isLetterOrDigit)
        .limit(LETTERS)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toUpperCase(Locale.ROOT);
  }
}
