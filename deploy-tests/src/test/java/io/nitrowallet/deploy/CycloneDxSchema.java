package io.nitrowallet.deploy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The published schema of CycloneDX 1.6, as CycloneDX's library for Java brings it.
final class CycloneDxSchema {
  private static final String PLACE = "http://cyclonedx.org/schema/";
  private static final String BOM = "bom-1.6.schema.json";
  private static final Schema SCHEMA = read();

  private CycloneDxSchema() {}

  private static Schema read() {
    Map<String, String> schemas =
        Stream.of(BOM, "spdx.schema.json", "jsf-0.82.schema.json")
            .collect(Collectors.toMap(PLACE::concat, CycloneDxSchema::resource));
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(schemas))
        .getSchema(SchemaLocation.of(PLACE + BOM));
  }

  private static String resource(String name) {
    try (InputStream in = CycloneDxSchema.class.getResourceAsStream("/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is wrong with a document, in words; nothing where it is CycloneDX.
  static List<String> faults(String document) {
    return SCHEMA.validate(document, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
