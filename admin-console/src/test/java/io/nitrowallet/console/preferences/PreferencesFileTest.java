package io.nitrowallet.console.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.nitrowallet.console.preferences.Preferences.Appearance;
import io.nitrowallet.console.preferences.Preferences.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferencesFileTest {
  private static final Preferences CHOSEN =
      new Preferences(
          Optional.of(Locale.SIMPLIFIED_CHINESE),
          Appearance.DARK,
          17,
          Optional.of(new Place(-10, 20.5, 1280, 800, true)));

  @TempDir private Path folder;

  @Test
  void keepsWhatWasChosen() throws IOException {
    PreferencesFile file = new PreferencesFile(folder.resolve("new/console.properties"));
    file.write(CHOSEN);
    assertEquals(CHOSEN, file.read());
  }

  @Test
  void isReadByItsOwnerOnly() throws IOException {
    Path path = folder.resolve("console.properties");
    new PreferencesFile(path).write(CHOSEN);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void takesNobodysChoicesForNone() {
    assertEquals(
        Preferences.STANDARD, new PreferencesFile(folder.resolve("console.properties")).read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock-minutes=0",
        "lock-minutes=61",
        "lock-minutes=99999999999",
        "appearance=PINK",
        "window=1 2 3 4",
        "window=1..2 2 3 4 true",
        "window=NaN 2 3 4 true",
        "broken=\\uZZZZ",
      })
  void takesWhatItCannotReadForNotChosen(String line) throws IOException {
    Path path = folder.resolve("console.properties");
    Files.writeString(path, line);
    assertEquals(Preferences.STANDARD, new PreferencesFile(path).read());
  }

  @Test
  void goesOnWhereNothingCanBeKept() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    Habits habits = new Habits(inTheWay.resolve("console.properties"));
    habits.change(preferences -> preferences.lockedAfter(9));
    assertFalse(habits.kept().get());
    assertEquals(9, habits.preferences().get().lockMinutes());
  }
}
