package io.nitrowallet.console;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/// Pictures of windows, for a person to look at after the tests.
public final class Png {
  private static final int COLOURS = 256;

  private Png() {}

  /// Writes `picture` to `file`.
  static void write(Image picture, Path file) throws IOException {
    write(pixels(picture), file);
  }

  /// The same in at most 256 of its colours, a third of the size. Colours that are nearly the same
  /// become the one of them that is seen most.
  public static void writeSmall(Image picture, Path file) throws IOException {
    BufferedImage copy = pixels(picture);
    Map<Integer, Integer> frequency = new HashMap<>();
    for (int y = 0; y < copy.getHeight(); y++) {
      for (int x = 0; x < copy.getWidth(); x++) {
        frequency.merge(copy.getRGB(x, y), 1, Integer::sum);
      }
    }
    int dropped = 0;
    Map<Integer, Integer> kept = kept(frequency, dropped);
    while (kept.size() > COLOURS) {
      kept = kept(frequency, ++dropped);
    }
    int[] palette = kept.values().stream().mapToInt(Integer::intValue).toArray();
    Map<Integer, Integer> indices = new HashMap<>();
    kept.keySet().forEach(place -> indices.put(place, indices.size()));
    IndexColorModel model =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    var small =
        new BufferedImage(
            copy.getWidth(), copy.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int y = 0; y < copy.getHeight(); y++) {
      for (int x = 0; x < copy.getWidth(); x++) {
        int place = place(copy.getRGB(x, y), dropped);
        small.getRaster().setSample(x, y, 0, indices.getOrDefault(place, 0));
      }
    }
    write(small, file);
  }

  /// The most frequent colour of each place.
  private static Map<Integer, Integer> kept(Map<Integer, Integer> frequency, int dropped) {
    return frequency.keySet().stream()
        .collect(
            Collectors.toMap(
                colour -> place(colour, dropped),
                colour -> colour,
                BinaryOperator.maxBy(Comparator.comparing(frequency::get)),
                LinkedHashMap::new));
  }

  /// A colour without the last bits of each channel.
  private static int place(int colour, int dropped) {
    int mask = 0xff >> dropped << dropped;
    return colour & ((mask << 16) | (mask << 8) | mask);
  }

  private static BufferedImage pixels(Image picture) {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, picture.getPixelReader().getArgb(x, y));
      }
    }
    return copy;
  }

  private static void write(BufferedImage picture, Path file) throws IOException {
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("this JDK writes no PNG");
    }
  }
}
