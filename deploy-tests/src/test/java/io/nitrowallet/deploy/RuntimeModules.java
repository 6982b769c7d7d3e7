package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The JDK's modules that jars need, as jdeps has it.
final class RuntimeModules {
  /// What libraries name, by module, and a parent never reaches.
  private static final Set<String> NEVER_REACHED =
      Set.of(
          // annotations of beans: looked for by name, and done without
          "tools.jackson.databind java.desktop",
          // remote objects over Unix sockets
          "org.newsclub.net.unix java.rmi");

  private static final Pattern USE = Pattern.compile("(\\S+) -> ((?:java|jdk)[.]\\S+)");

  private RuntimeModules() {}

  /// Those that the jars of `folder` need together.
  static Set<String> needed(Path folder) throws IOException {
    Set<String> needed = new TreeSet<>();
    for (String line : summary(folder).lines().toList()) {
      Matcher use = USE.matcher(line);
      if (use.matches() && !NEVER_REACHED.contains(use.group(1) + " " + use.group(2))) {
        needed.add(use.group(2));
      }
    }
    return needed;
  }

  private static String summary(Path folder) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("--multi-release", "25", "--ignore-missing-deps", "-summary"));
    try (Stream<Path> jars = Files.list(folder)) {
      jars.map(Path::toString).forEach(words::add);
    }
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int result =
        ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, words.toArray(String[]::new));
    assertEquals(0, result, said::toString);
    return said.toString();
  }
}
