package io.nitrowallet.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// The value sets beside the chart.
enum ValueSet {
  MINIMAL,
  FULL,
  CHINA;

  ObjectNode tree() throws IOException {
    return (ObjectNode) Yaml.read(Chart.FOLDER.resolve("ci/%s-values.yaml".formatted(word())));
  }

  Manifest render(Path folder) throws IOException {
    return Chart.render(folder, tree());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
