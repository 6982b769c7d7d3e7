package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.Legibility;
import io.nitrowallet.console.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// Pictures of one console's screens. What a picture shows must be whole and legible.
final class Gallery {
  /// Names the folder for the pictures; `target/gallery` where it does not.
  static final String FOLDER = "nitrowallet.gallery";

  private static final int LAYOUT_MILLIS = 300;

  private final DrivenConsole console;
  private final Path folder;

  /// @param variant language, scheme and size, for the folder's name
  Gallery(DrivenConsole console, String variant) throws IOException {
    this.console = console;
    this.folder = Path.of(System.getProperty(FOLDER, "target/gallery")).resolve(variant);
    Files.createDirectories(folder);
  }

  /// Takes a picture of what is shown now.
  void take(String screen) throws IOException, InterruptedException {
    Thread.sleep(LAYOUT_MILLIS); // the window's own layout
    Scene scene = FxThread.call(() -> console.stage().getScene());
    Path file = folder.resolve(screen + ".png");
    Taken taken = FxThread.call(() -> Taken.of(scene));
    Png.writeSmall(taken.picture(), file);
    assertEquals(List.of(), taken.cut(), () -> "cut: " + file);
    assertEquals(Set.of(), taken.clashes(), () -> "Alt and: " + file);
    assertEquals(List.of(), taken.faint(), () -> "faint: " + file);
  }

  /// A picture, and what is wrong with it at that moment: what arrives later moves what is written.
  private record Taken(
      WritableImage picture, List<String> cut, Set<String> clashes, List<String> faint) {
    static Taken of(Scene scene) {
      WritableImage picture = scene.snapshot(null);
      return new Taken(
          picture,
          Legibility.cut(scene),
          Legibility.clashes(scene),
          Legibility.faint(scene, picture));
    }
  }
}
