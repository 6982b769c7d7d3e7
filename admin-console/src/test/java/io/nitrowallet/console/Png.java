package io.nitrowallet.console;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/// Pictures of windows, for a person to look at after the tests.
final class Png {
  private Png() {}

  /// Writes `picture` to `file`.
  static void write(Image picture, Path file) throws IOException {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, picture.getPixelReader().getArgb(x, y));
      }
    }
    if (!ImageIO.write(copy, "png", file.toFile())) {
      throw new IOException("this JDK writes no PNG");
    }
  }
}
