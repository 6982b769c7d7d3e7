package io.nitrowallet.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Surefire runs `*Test` and Failsafe `*IT`; a class of tests with any other name is skipped, and
/// the build is green. Read from the sources, as no module sees the tests of another.
final class TestNamesTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  /// An annotation in its place, not the name of one within a string or a comment.
  private static final Pattern HOLDS_TESTS =
      Pattern.compile(
          "^ *@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Example)\\b",
          Pattern.MULTILINE);

  /// An abstract class of tests is run through those that extend it.
  private static final Pattern RUN_ELSEWHERE =
      Pattern.compile("^(public |sealed )*(abstract class|interface) ", Pattern.MULTILINE);

  private static final Pattern RUN = Pattern.compile(".*(Test|IT)[.]java");

  @Test
  void everyClassOfTestsIsRun() throws IOException {
    assertEquals(List.of(), neverRun(ROOT));
  }

  @Test
  void thisVeryClassIsAmongThoseExamined() throws IOException {
    assertTrue(classesOfTests(ROOT).stream().anyMatch(test -> test.endsWith("TestNamesTest.java")));
  }

  @Test
  void aClassOfTestsWithAnotherNameIsFound(@TempDir Path planted) throws IOException {
    Path folder = Files.createDirectories(planted.resolve("module/src/test/java"));
    Path forgotten = folder.resolve("SigningTests.java");
    Files.writeString(forgotten, "final class SigningTests {\n  @Test\n  void signs() {}\n}\n");
    Files.writeString(folder.resolve("Fixture.java"), "/// For a @Test.\nfinal class Fixture {}\n");
    assertEquals(List.of(forgotten), neverRun(planted));
  }

  private static List<Path> neverRun(Path root) throws IOException {
    return classesOfTests(root).stream()
        .filter(test -> !RUN.matcher(test.toString()).matches())
        .toList();
  }

  private static List<Path> classesOfTests(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().replace('\\', '/').contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .filter(TestNamesTest::holdsTests)
          .toList();
    }
  }

  private static boolean holdsTests(Path source) {
    try {
      String text = Files.readString(source);
      return HOLDS_TESTS.matcher(text).find() && !RUN_ELSEWHERE.matcher(text).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
