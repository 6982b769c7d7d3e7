package io.nitrowallet.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The chart, as Helm sees it.
final class Chart {
  static final Path REPOSITORY = Path.of(System.getProperty("basedir", "")).resolve("..");
  static final Path FOLDER = REPOSITORY.resolve("deploy/helm/nitro-wallet").normalize();
  static final String RELEASE = "custody";
  static final String NAMESPACE = "wallets";

  private Chart() {}

  /// What Helm makes of `values`.
  ///
  /// @throws IllegalStateException with Helm's words if it refuses
  static Manifest render(Path folder, JsonNode values) throws IOException {
    Path file = Files.createTempFile(folder, "values-", ".yaml");
    Yaml.write(file, values);
    return Manifest.parse(
        new Helm(FOLDER)
            .template()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withKubeVersion("1.34.0")
            .withValuesFile(file)
            .call());
  }

  /// What Helm's strict lint says of the chart under `values`. It takes none, so a copy of the
  /// chart has them as its own.
  static LintResult lint(Path folder, ObjectNode values) throws IOException {
    Path copy = copy(FOLDER, folder.resolve(FOLDER.getFileName()));
    Path own = copy.resolve("values.yaml");
    Yaml.write(own, merged((ObjectNode) Yaml.read(own), values));
    return new Helm(copy).lint().strict().call();
  }

  static Path copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    return to;
  }

  /// As Helm merges: mappings into each other, everything else in place of what was there.
  static ObjectNode merged(ObjectNode into, ObjectNode from) {
    from.properties()
        .forEach(entry -> {
          if (into.get(entry.getKey()) instanceof ObjectNode old
              && entry.getValue() instanceof ObjectNode fresh) {
            merged(old, fresh);
          } else {
            into.set(entry.getKey(), entry.getValue());
          }
        });
    return into;
  }
}
