package io.nitrowallet.console;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;

/// Relative luminance and contrast as WCAG 2.2 defines them, measured on pictures.
final class Luminance {
  private Luminance() {}

  /// Of the pixel in the upper left corner, where nothing is written.
  static double ofBackground(Image picture) {
    return of(picture.getPixelReader().getColor(1, 1));
  }

  /// The contrast of the lightest and the darkest pixel where the node stands.
  static double contrastWithin(Image picture, Node node) {
    Bounds area = node.localToScene(node.getBoundsInLocal());
    PixelReader pixels = picture.getPixelReader();
    double lightest = 0;
    double darkest = 1;
    for (int y = (int) area.getMinY(); y < Math.min(area.getMaxY(), picture.getHeight()); y++) {
      for (int x = (int) area.getMinX(); x < Math.min(area.getMaxX(), picture.getWidth()); x++) {
        double luminance = of(pixels.getColor(x, y));
        lightest = Math.max(lightest, luminance);
        darkest = Math.min(darkest, luminance);
      }
    }
    return contrast(lightest, darkest);
  }

  /// Of one colour on another, whichever is lighter; 1 to 21.
  static double contrast(Color one, Color other) {
    return contrast(Math.max(of(one), of(other)), Math.min(of(one), of(other)));
  }

  private static double contrast(double lighter, double darker) {
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double of(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
