package io.nitrowallet.console.preferences;

import io.nitrowallet.console.preferences.Preferences.Appearance;
import io.nitrowallet.console.preferences.Preferences.Place;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// Preferences in a file of Java properties. What cannot be read of it counts as not chosen: nobody
/// is kept from working by it.
record PreferencesFile(Path path) {
  private static final String LANGUAGE = "language";
  private static final String APPEARANCE = "appearance";
  private static final String LOCK = "lock-minutes";
  private static final String PLACE = "window";
  private static final int MAX_LENGTH = 16 * 1024;
  private static final int PARTS = 5;

  Preferences read() {
    Properties file = load();
    return new Preferences(
        Optional.ofNullable(file.getProperty(LANGUAGE)).map(Locale::forLanguageTag),
        Arrays.stream(Appearance.values())
            .filter(one -> one.name().equals(file.getProperty(APPEARANCE)))
            .findFirst()
            .orElse(Preferences.STANDARD.appearance()),
        lockMinutes(file.getProperty(LOCK, "")),
        place(file.getProperty(PLACE, "")));
  }

  private Properties load() {
    Properties file = new Properties();
    try (InputStream in = Files.newInputStream(path)) {
      file.load(new ByteArrayInputStream(in.readNBytes(MAX_LENGTH)));
    } catch (IOException | IllegalArgumentException _) {
      file.clear(); // there is none yet, or it is no such file
    }
    return file;
  }

  private static int lockMinutes(String text) {
    return text.matches("[0-9]{1,3}")
        ? Preferences.wait(Integer.parseInt(text)).orElse(Preferences.STANDARD.lockMinutes())
        : Preferences.STANDARD.lockMinutes();
  }

  private static Optional<Place> place(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != PARTS || !text.matches("[0-9. -]+ (true|false)")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Place(
              Double.parseDouble(parts[0]),
              Double.parseDouble(parts[1]),
              Double.parseDouble(parts[2]),
              Double.parseDouble(parts[3]),
              Boolean.parseBoolean(parts[4])));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  void write(Preferences preferences) throws IOException {
    Properties file = new Properties();
    preferences.language().ifPresent(locale -> file.setProperty(LANGUAGE, locale.toLanguageTag()));
    file.setProperty(APPEARANCE, preferences.appearance().name());
    file.setProperty(LOCK, Integer.toString(preferences.lockMinutes()));
    preferences.place().ifPresent(place -> file.setProperty(PLACE, text(place)));
    Files.createDirectories(path.toAbsolutePath().getParent());
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    file.store(content, null);
    PrivateFiles.replace(path, content.toByteArray());
  }

  private static String text(Place place) {
    return "%s %s %s %s %s"
        .formatted(place.x(), place.y(), place.width(), place.height(), place.maximized());
  }
}
