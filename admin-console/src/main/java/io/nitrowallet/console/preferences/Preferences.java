package io.nitrowallet.console.preferences;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// How a person wants the console. Nothing of it is secret, and nothing names an account.
///
/// @param language instead of the system's
/// @param appearance light, dark, or as the desktop has it
/// @param lockMinutes after how many minutes without a key or a click the desk is locked, 1 to 60
/// @param place where the window was
public record Preferences(
    Optional<Locale> language, Appearance appearance, int lockMinutes, Optional<Place> place) {
  /// Those of somebody who chose nothing.
  public static final Preferences STANDARD =
      new Preferences(Optional.empty(), Appearance.DESKTOP, 5, Optional.empty());

  /// The longest wait before the desk is locked, in minutes.
  public static final int LONGEST_WAIT = 60;

  /// `minutes` where they are some that can be chosen.
  static OptionalInt wait(int minutes) {
    return minutes >= 1 && minutes <= LONGEST_WAIT ? OptionalInt.of(minutes) : OptionalInt.empty();
  }

  /// The same in another language.
  public Preferences speaking(Optional<Locale> other) {
    return new Preferences(other, appearance, lockMinutes, place);
  }

  /// The same in other colours.
  public Preferences looking(Appearance other) {
    return new Preferences(language, other, lockMinutes, place);
  }

  /// The same with another wait.
  public Preferences lockedAfter(int minutes) {
    return new Preferences(language, appearance, minutes, place);
  }

  /// The same with the window somewhere else.
  public Preferences at(Place other) {
    return new Preferences(language, appearance, lockMinutes, Optional.of(other));
  }

  /// Which colours.
  public enum Appearance {
    /// Those of the desktop, as it changes.
    DESKTOP,
    /// Light ones.
    LIGHT,
    /// Dark ones.
    DARK
  }

  /// Where a window was, in pixels of the screen.
  ///
  /// @param maximized whether it filled the screen; the rest is where it goes when it no longer
  ///   does
  public record Place(double x, double y, double width, double height, boolean maximized) {}
}
