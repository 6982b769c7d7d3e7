package io.nitrowallet.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every colour in which something is written, on every ground that it is written on, is legible:
/// at least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3). The pairs are read from console.css.
final class PaletteTest {
  private static final double LEGIBLE = 4.5;
  private static final Path SHEET =
      Path.of("src/main/resources/io/nitrowallet/console/console.css");
  private static final Pattern RULE = Pattern.compile("(?m)^([^{}*/]+)\\{([^}]*)}");

  /// What text without a ground of its own stands on: pages and sheets, and every second table row.
  private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle");

  /// What AtlantaFX writes its own controls with.
  private static final List<Pair> CONTROLS =
      List.of(
          new Pair("labels", "-color-fg-default", "-color-bg-default"),
          new Pair("rows", "-color-fg-default", "-color-bg-subtle"),
          new Pair("prompts", "-color-fg-muted", "-color-bg-default"),
          new Pair("accent buttons", "-color-fg-emphasis", "-color-accent-emphasis"),
          new Pair("danger buttons", "-color-fg-emphasis", "-color-danger-emphasis"));

  @AfterAll
  static void takeTheThemeAway() {
    FxThread.call(() -> {
      Application.setUserAgentStylesheet(null);
      return "";
    });
  }

  @ParameterizedTest
  @ValueSource(classes = {PrimerLight.class, PrimerDark.class})
  void isLegible(Class<? extends Theme> theme) throws IOException, ReflectiveOperationException {
    String sheet = theme.getConstructor().newInstance().getUserAgentStylesheet();
    List<Pair> pairs = pairs(Files.readString(SHEET));
    assertTrue(pairs.size() > 15, "the pairs are found: " + pairs);
    List<String> faint = new ArrayList<>();
    for (Pair pair : pairs) {
      double contrast =
          FxThread.call(() -> {
            Application.setUserAgentStylesheet(sheet);
            return Luminance.contrast(colour(pair.text()), colour(pair.ground()));
          });
      if (contrast < LEGIBLE) {
        faint.add(String.format(Locale.ROOT, "%s: %.2f", pair, contrast));
      }
    }
    assertEquals(List.of(), faint);
  }

  @Test
  void findsWhatIsTooFaint() {
    assertEquals(21, Luminance.contrast(Color.BLACK, Color.WHITE), 0.01);
    assertTrue(Luminance.contrast(Color.web("#777777"), Color.WHITE) < LEGIBLE);
    assertEquals(
        List.of(new Pair(".a", "#111111", "#eeeeee")),
        pairs(".a { -fx-background-color: #eeeeee; -fx-text-fill: #111111; }").stream()
            .filter(pair -> pair.where().equals(".a"))
            .toList());
  }

  /// Of a rule that names one of the two alone, the other is what it may stand beside.
  private static List<Pair> pairs(String css) {
    List<Pair> pairs = new ArrayList<>(CONTROLS);
    for (Matcher rule = RULE.matcher(css); rule.find(); ) {
      String where = rule.group(1).strip();
      Optional<String> text = value(rule.group(2), "-fx-text-fill");
      Optional<String> ground = value(rule.group(2), "-fx-background-color");
      if (text.isPresent()) {
        ground
            .map(Stream::of)
            .orElseGet(() -> groundsOf(css, where))
            .forEach(under -> pairs.add(new Pair(where, text.get(), under)));
      }
    }
    return pairs;
  }

  private static Stream<String> groundsOf(String css, String where) {
    List<String> variants = new ArrayList<>();
    for (Matcher rule = RULE.matcher(css); rule.find(); ) {
      if (rule.group(1).strip().startsWith(where + ".")) {
        value(rule.group(2), "-fx-background-color").ifPresent(variants::add);
      }
    }
    return variants.isEmpty() ? GROUNDS.stream() : variants.stream();
  }

  private static Optional<String> value(String body, String property) {
    Matcher found = Pattern.compile(property + ":\\s*([^;]+);").matcher(body);
    return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
  }

  /// What the theme makes of a name, without what shines through.
  private static Color colour(String name) {
    Region probe = new Region();
    probe.setStyle("-fx-background-color: " + name + ";");
    Scene scene = new Scene(probe, 1, 1);
    probe.applyCss();
    Color found = (Color) probe.getBackground().getFills().getFirst().getFill();
    assertEquals(1, found.getOpacity(), name);
    scene.setRoot(new Region());
    return found;
  }

  private record Pair(String where, String text, String ground) {}
}
