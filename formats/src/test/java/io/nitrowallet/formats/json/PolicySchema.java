package io.nitrowallet.formats.json;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The published schema of policies.
final class PolicySchema {
  private static final Path FOLDER = Path.of("..", "docs", "protocol");
  private static final String PLACE = "https://nitrowallet.io/schemas/";
  private static final String POLICY = "policy.schema.json";
  private static final String COMMON = "common.schema.json";
  private static final Schema SCHEMA = read();

  private PolicySchema() {}

  private static Schema read() {
    try {
      Map<String, String> schemas =
          Map.of(
              PLACE + POLICY,
              Files.readString(FOLDER.resolve(POLICY)),
              PLACE + COMMON,
              Files.readString(FOLDER.resolve(COMMON)));
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas))
          .getSchema(SchemaLocation.of(PLACE + POLICY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean takes(String policy) {
    return SCHEMA.validate(policy, InputFormat.JSON).isEmpty();
  }
}
