package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The engine that needs no service and no container to build one's own files, with images of its
/// own in a folder of this module. Where it is not installed, tests skip, or fail if
/// `nitrowallet.buildah.required` is true.
final class Buildah {
  private static final String NAME = "buildah";
  private static final String FOLDER = "it-buildah";
  private static final String STORAGE = "storage.conf";

  private Buildah() {}

  static void require() throws IOException, InterruptedException {
    Path folder = Repository.fresh(FOLDER);
    if (Program.of("sh", "-c", "command -v " + NAME).run().exitCode() != 0) {
      String sentence = "no buildah here: apt-get install buildah";
      if (Boolean.getBoolean("nitrowallet.buildah.required")) {
        fail(sentence);
      }
      abort(sentence);
    }
    Files.writeString(
        folder.resolve(STORAGE),
        """
        [storage]
        driver = "vfs"
        graphroot = "%1$s/images"
        runroot = "%1$s/run"
        """
            .formatted(folder));
  }

  static void deleteAll() throws IOException, InterruptedException {
    if (!Files.exists(settingsOfStorage())) {
      return; // there is no buildah
    }
    call(List.of("rm", "--all")).succeed();
    call(List.of("rmi", "--all", "--force")).succeed();
  }

  static Program call(List<String> words) {
    List<String> command = new ArrayList<>(List.of(NAME));
    command.addAll(words);
    return Program.of(command.toArray(String[]::new)).with(storage());
  }

  /// Calls the script of images with this engine.
  static Program script(String image, Path output, String... more) {
    List<String> words = new ArrayList<>(List.of(more));
    words.addAll(List.of("--engine", NAME));
    return BuiltImages.script(image, output, words.toArray(String[]::new)).with(storage());
  }

  /// What an image says of itself: user, environment, entry point.
  static JsonNode settings(String image) throws IOException, InterruptedException {
    String said = call(List.of("inspect", "--type", "image", image)).succeed();
    return JsonMapper.shared().readTree(said).at("/OCIv1/config");
  }

  static FileList files(String image) throws IOException, InterruptedException {
    FileList[] files = new FileList[1];
    within(image, root -> files[0] = FileList.ofFolder(root));
    return files[0];
  }

  /// Lets `visitor` see the root of a container that does not run.
  static void within(String image, Visitor visitor) throws IOException, InterruptedException {
    String container = call(List.of("from", "--pull-never", image)).succeed().strip();
    try {
      visitor.visit(Path.of(call(List.of("mount", container)).succeed().strip()));
    } finally {
      call(List.of("rm", container)).succeed();
    }
  }

  private static Map<String, String> storage() {
    return Map.of("CONTAINERS_STORAGE_CONF", settingsOfStorage().toString());
  }

  private static Path settingsOfStorage() {
    return Path.of("target", FOLDER, STORAGE).toAbsolutePath();
  }

  @FunctionalInterface
  interface Visitor {
    void visit(Path root) throws IOException, InterruptedException;
  }
}
