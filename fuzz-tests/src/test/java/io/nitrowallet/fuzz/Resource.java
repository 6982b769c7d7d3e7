package io.nitrowallet.fuzz;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;

/// Files beside the fuzz tests.
public final class Resource {
  private Resource() {}

  /// Beside this class.
  static Bytes read(String name) {
    return read(Resource.class, name);
  }

  /// Beside `test`.
  public static Bytes read(Class<?> test, String name) {
    try (InputStream stream = test.getResourceAsStream(name)) {
      if (stream == null) {
        throw new AssertionError("no resource " + name);
      }
      return Bytes.copyOf(stream.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
