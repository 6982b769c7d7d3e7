package io.nitrowallet.console;

import java.nio.file.Path;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;

/// What a console finds around it.
///
/// @param home the user's home directory, below which profiles are looked for
/// @param locale what the system speaks
/// @param colorScheme whether the desktop is dark or light, followed as it changes
public record Surroundings(Path home, Locale locale, ObservableValue<ColorScheme> colorScheme) {}
