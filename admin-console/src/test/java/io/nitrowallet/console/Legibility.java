package io.nitrowallet.console;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.text.Text;

/// Whether what is written in a window can be read. Used on JavaFX's thread.
public final class Legibility {
  /// WCAG 2.2, success criterion 1.4.3, for text of ordinary size.
  static final double LEGIBLE = 4.5;

  private static final Pattern MNEMONIC = Pattern.compile("_(\\w)");

  private Legibility() {}

  /// What is cut short, or pressed together until lines are missing. Cells of tables are not looked
  /// at: their columns can be made wider.
  public static List<String> cut(Scene scene) {
    return shown(scene)
        .filter(label -> !(label instanceof IndexedCell<?>))
        .filter(label -> isEllipsis(label) || isLow(label))
        .map(Labeled::getText)
        .toList();
  }

  /// What hardly differs from its ground on `picture` of the scene. What cannot be used now may be
  /// faint.
  public static List<String> faint(Scene scene, Image picture) {
    return shown(scene)
        .filter(label -> !label.isDisabled())
        .flatMap(label -> text(label).stream().map(text -> told(label, picture, text)))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Letters that more than one control answers to: pressing Alt and one of them does nothing then.
  public static Set<String> clashes(Scene scene) {
    List<String> letters =
        shown(scene)
            .filter(label -> label.isMnemonicParsing() && !label.isDisabled())
            .map(label -> MNEMONIC.matcher(label.getText()))
            .filter(Matcher::find)
            .map(found -> found.group(1).toUpperCase(Locale.ROOT))
            .toList();
    return letters.stream()
        .filter(letter -> Collections.frequency(letters, letter) > 1)
        .collect(Collectors.toSet());
  }

  private static Optional<String> told(Labeled label, Image picture, Text text) {
    double contrast = Luminance.contrastWithin(picture, text);
    return contrast < LEGIBLE
        ? Optional.of(String.format(Locale.ROOT, "%.2f: %s", contrast, label.getText()))
        : Optional.empty();
  }

  /// What is in sight; behind a sheet, nothing is.
  private static Stream<Labeled> shown(Scene scene) {
    Parent front = scene.lookup(".sheet") instanceof Parent sheet ? sheet : scene.getRoot();
    return front.lookupAll("*").stream()
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .filter(label -> label.getText() != null && !label.getText().isBlank())
        .filter(label -> isInSight(label, scene));
  }

  private static boolean isInSight(Node node, Scene scene) {
    Bounds place = node.localToScene(node.getBoundsInLocal());
    for (Node each = node; each != null; each = each.getParent()) {
      boolean window =
          each.equals(scene.getRoot()) || each instanceof ScrollPane || each.getClip() != null;
      if (!each.isVisible() || (window && !inner(each).contains(place))) {
        return false;
      }
    }
    return true;
  }

  private static Bounds inner(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static boolean isLow(Labeled label) {
    return label.getHeight() + 1 < label.prefHeight(label.getWidth());
  }

  private static boolean isEllipsis(Labeled label) {
    String dots = label.getEllipsisString();
    return text(label)
        .filter(text -> text.getText().endsWith(dots) && !label.getText().endsWith(dots))
        .isPresent();
  }

  private static Optional<Text> text(Labeled label) {
    return label.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .findFirst();
  }
}
