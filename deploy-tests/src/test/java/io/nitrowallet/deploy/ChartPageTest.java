package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Values, their schema and their page know of each other.
class ChartPageTest {
  private static final Pattern LAST = Pattern.compile(".*\\.");

  /// Paths of all values; what users put into a mapping themselves is one value.
  private static List<String> paths(JsonNode schema, String prefix) {
    List<String> paths = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          String path = prefix + property.getKey();
          JsonNode value = property.getValue();
          boolean resources = value.path("$ref").asString("").endsWith("/resources");
          if (value.has("properties")) {
            paths.addAll(paths(value, path + "."));
          } else {
            paths.add(path);
            if (resources) {
              paths.add(path + ".cpu");
              paths.add(path + ".memory");
            }
          }
        });
    return paths;
  }

  @Test
  void thePageExplainsEveryValue() throws IOException {
    String page = Files.readString(Chart.REPOSITORY.resolve("docs/kubernetes.md"));
    List<String> paths = paths(Yaml.read(Chart.FOLDER.resolve("values.schema.json")), "");
    assertTrue(paths.size() > 50, paths::toString);
    List<String> unexplained =
        paths.stream()
            .filter(path -> {
              String word = LAST.matcher(path).replaceFirst("");
              return !page.contains("`" + path + "`")
                  && !page.contains("`" + word + "`")
                  && !page.contains("`." + word + "`");
            })
            .toList();
    assertEquals(List.of(), unexplained);
  }

  @Test
  void everyValueHasALineInTheChartsOwnFile() throws IOException {
    JsonNode values = Yaml.read(Chart.FOLDER.resolve("values.yaml"));
    List<String> absent =
        paths(Yaml.read(Chart.FOLDER.resolve("values.schema.json")), "").stream()
            .filter(path -> values.at("/" + path.replace('.', '/')).isMissingNode())
            .toList();
    assertEquals(List.of(), absent);
  }
}
