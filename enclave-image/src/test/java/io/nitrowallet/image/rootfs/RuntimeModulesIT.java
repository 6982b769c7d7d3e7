package io.nitrowallet.image.rootfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.image.release.BuiltImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/// No module of the runtime is missing, and none is there without need.
class RuntimeModulesIT {
  /// What libraries name, by module, and the enclave never reaches.
  private static final Set<String> NEVER_REACHED =
      Set.of(
          // stores of certificates and revocation lists in LDAP and databases
          "org.bouncycastle.pkix java.naming",
          "org.bouncycastle.provider java.naming",
          "org.bouncycastle.provider java.sql",
          // annotations of beans, and values of JDBC: looked for by name, and done without
          "tools.jackson.databind java.desktop",
          "tools.jackson.databind java.sql",
          // remote objects over Unix sockets
          "org.newsclub.net.unix java.rmi");

  private static final Pattern USE = Pattern.compile("(\\S+) -> ((?:java|jdk)[.]\\S+)");

  @Test
  void theRuntimeHoldsWhatTheClassesNeedAndNothingElse() throws IOException {
    Set<String> needed = new TreeSet<>();
    Set<String> excused = new TreeSet<>();
    for (String line : summary().lines().toList()) {
      Matcher use = USE.matcher(line);
      if (!use.matches()) {
        continue;
      }
      String words = use.group(1) + " " + use.group(2);
      if (NEVER_REACHED.contains(words)) {
        excused.add(words);
      } else {
        needed.add(use.group(2));
      }
    }
    assertEquals(JavaRuntime.MODULES, List.copyOf(needed));
    assertEquals(new TreeSet<>(NEVER_REACHED), excused, "excuses that nobody needs any more");
  }

  private static String summary() throws IOException {
    List<String> words =
        new ArrayList<>(List.of("--multi-release", "25", "--ignore-missing-deps", "-summary"));
    Arrays.stream(BuiltImage.classPath().split(":", -1))
        .filter(entry -> entry.endsWith(".jar"))
        .forEach(words::add);
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int result =
        ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, words.toArray(String[]::new));
    assertEquals(0, result, said::toString);
    return said.toString();
  }
}
