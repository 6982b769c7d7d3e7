package io.nitrowallet.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this program, written into the artefact by the build.
final class ConsoleVersion {
  static final String CURRENT = read();

  private ConsoleVersion() {}

  private static String read() {
    try (InputStream in = ConsoleVersion.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("the artefact lacks its version.properties");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
