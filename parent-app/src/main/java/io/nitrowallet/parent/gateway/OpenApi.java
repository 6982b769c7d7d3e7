package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// What is served, described for programs: OpenAPI 3.1.
final class OpenApi {
  private static final Answer DOCUMENT = read();

  private OpenApi() {}

  static Answer document() {
    return DOCUMENT;
  }

  private static Answer read() {
    try (InputStream in =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.yaml"))) {
      return Answer.of("application/yaml", Bytes.copyOf(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
