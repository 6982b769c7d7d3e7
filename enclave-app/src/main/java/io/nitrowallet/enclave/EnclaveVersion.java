package io.nitrowallet.enclave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this program, written into the artefact by the build.
final class EnclaveVersion {
  static final String CURRENT = read();

  private EnclaveVersion() {}

  private static String read() {
    try (InputStream in = EnclaveVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (in == null) {
        throw new IllegalStateException("the artefact lacks its version.properties");
      }
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
