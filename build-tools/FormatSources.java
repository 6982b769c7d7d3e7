import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Checks or rewrites every Java source below a folder with google-java-format, in one process.
///
/// The root pom runs it as a single-file program on the toolchain's JDK, because the formatter
/// needs the compiler of the language level it formats and Maven's own JVM may be older.
///
/// Usage: `FormatSources check|write <folder>`. Exit code 0 when all is (or has been) formatted.
public final class FormatSources {
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".mvn");

  private static final List<String> CHECK_OPTIONS = List.of("--dry-run", "--set-exit-if-changed");

  private static final String HOW_TO_FIX =
      """
      The files above are not formatted, or do not parse.
      To format the whole tree, run:  ./format
      """;

  private FormatSources() {}

  /// Runs the program; see the class.
  public static void main(String[] args) throws IOException {
    if (args.length != 2 || !Set.of("check", "write").contains(args[0])) {
      System.err.println(
          "-Dformat must be check or write, and is: " + String.join(" ", List.of(args)));
      System.exit(2);
    }
    List<String> sources = sourcesBelow(Path.of(args[1]));
    if (sources.isEmpty()) {
      return;
    }
    boolean write = args[0].equals("write");
    int result = format(write ? List.of("--replace") : CHECK_OPTIONS, sources);
    if (result != 0) {
      System.err.print(HOW_TO_FIX);
      System.exit(1);
    }
  }

  private static int format(List<String> options, List<String> sources) {
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(sources);
    return formatter.run(System.err, System.err, arguments.toArray(String[]::new));
  }

  private static List<String> sourcesBelow(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> sources = new ArrayList<>();
      for (Path entry : entries.sorted().toList()) {
        if (Files.isDirectory(entry)) {
          if (!SKIPPED.contains(entry.getFileName().toString())) {
            sources.addAll(sourcesBelow(entry));
          }
        } else if (entry.toString().endsWith(".java")) {
          sources.add(entry.toString());
        }
      }
      return sources;
    }
  }
}
