import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Writes which build this is: `version`, as given, and `commit`, as git tells, with `+changes`
/// where the sources differ from it. Without git, or outside a repository, the commit is `unknown`.
final class WriteBuildProperties {
  private WriteBuildProperties() {}

  /// @param arguments the file to write, the version, the folder of the sources
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path target = Path.of(arguments[0]);
    Files.createDirectories(target.getParent());
    String text = "version=%s\ncommit=%s\n".formatted(arguments[1], commit(Path.of(arguments[2])));
    if (!Files.exists(target) || !Files.readString(target).equals(text)) {
      Files.writeString(target, text);
    }
  }

  private static String commit(Path sources) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder(
                  "git", "describe", "--always", "--abbrev=12", "--dirty=+changes", "--exclude=*")
              .directory(sources.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(git.getInputStream().readAllBytes()).strip();
      boolean known = git.waitFor(30, TimeUnit.SECONDS) && git.exitValue() == 0;
      return known ? answer : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
