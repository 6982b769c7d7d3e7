package io.nitrowallet.console.preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The preferences of whoever sits here, as they are now, and their file. Used on the window's
/// thread.
public final class Habits {
  private final PreferencesFile file;
  private final ReadOnlyObjectWrapper<Preferences> preferences;
  private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper(true);

  /// @param file is read now, and written at every change
  public Habits(Path file) {
    this.file = new PreferencesFile(file);
    this.preferences = new ReadOnlyObjectWrapper<>(this.file.read());
  }

  /// Whether the file holds what is preferred: it could be written when it last had to be.
  public ReadOnlyBooleanProperty kept() {
    return kept.getReadOnlyProperty();
  }

  /// Changes the preferences. Where the file cannot be written they hold until the window is
  /// closed.
  public void change(UnaryOperator<Preferences> change) {
    Preferences changed = change.apply(preferences.get());
    if (changed.equals(preferences.get())) {
      return;
    }
    preferences.set(changed);
    try {
      file.write(changed);
      kept.set(true);
    } catch (IOException _) {
      kept.set(false);
    }
  }

  /// What is preferred.
  public ReadOnlyObjectProperty<Preferences> preferences() {
    return preferences.getReadOnlyProperty();
  }
}
