package io.nitrowallet.vsock;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The schemas that are published in `docs/protocol`.
public final class Schemas {
  private static final Path FOLDER = Path.of("..", "docs", "protocol");
  private static final String PLACE = "https://nitrowallet.io/schemas/";
  private static final String SUFFIX = ".schema.json";

  private Schemas() {}

  /// All of them by their address.
  public static Map<String, String> schemas() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .collect(Collectors.toMap(file -> PLACE + file.getFileName(), Schemas::read));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether `document` is as the schema called `name` says.
  public static boolean isValid(String name, Bytes document) throws IOException {
    Map<String, String> all = schemas();
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(all))
        .getSchema(SchemaLocation.of(PLACE + name + SUFFIX))
        .validate(new String(document.toArray(), StandardCharsets.UTF_8), InputFormat.JSON)
        .isEmpty();
  }
}
