package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.deploy.Program.Ended;
import io.nitrowallet.image.eif.EnclaveImage;
import io.nitrowallet.image.eif.EnclaveImageReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What `deploy/docker/build` makes without an engine, and the image that `eif build` makes of the
/// same files. Making takes long, so each is made once.
final class BuiltImages {
  private BuiltImages() {}

  static Path enclave() {
    return Enclave.FOLDER;
  }

  static Path parent() {
    return Parent.FOLDER;
  }

  static Path pod() {
    return Pod.FOLDER;
  }

  static EnclaveImage eif() throws IOException {
    return EnclaveImageReader.read(eifFile());
  }

  static Path eifFile() {
    return Eif.FILE;
  }

  /// Calls the script.
  static Program script(String image, Path output, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Repository.IMAGES.resolve("build").toString());
    words.addAll(List.of(image, "--output", output.toString()));
    words.addAll(List.of(arguments));
    return Program.of(words.toArray(String[]::new));
  }

  /// A configuration that the enclave accepts.
  static Path configuration(Path folder) throws IOException {
    String pem =
        Files.readString(
            Repository.ROOT.resolve(
                "enclave-image/src/test/resources/io/nitrowallet/image/eif/certificate.pem"));
    return Files.writeString(
        folder.resolve("enclave.json"),
        """
        {"v":1,"region":"eu-west-1","kmsEndpoint":"kms.eu-west-1.amazonaws.com",
         "sealKeys":["arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
         "openKeys":[],"defaultPolicy":"none","tlsRoots":["%s"],
         "ports":{"enclave":7878,"parentCid":3,"kmsProxy":8000,"log":7879},
         "limits":{"frameBytes":524288,"connections":256,"idleSeconds":60,"headerSeconds":5,
                   "requestSeconds":30}}
        """
            .formatted(pem.replace("\n", "\\n")));
  }

  private static Path make(String name, Recipe recipe) {
    try {
      Path folder = Repository.fresh(name);
      Path output = folder.resolve("output");
      Ended ended = recipe.in(folder, output).run();
      assertEquals(0, ended.exitCode(), ended::output);
      return output;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Program eifBuild(Path folder, Path output) throws IOException {
    for (String name : List.of("bzImage", "cmdline", "init")) {
      Files.writeString(folder.resolve(name), name);
    }
    return Program.java(
        "io.nitrowallet.parent.cli.NitroWalletCli",
        "eif",
        "build",
        "--blobs",
        folder.toString(),
        "--application",
        enclaveClassPath(),
        "--config",
        configuration(folder).toString(),
        "-o",
        output.toString());
  }

  private static String enclaveClassPath() throws IOException {
    Path target = Repository.ROOT.resolve("enclave-app/target");
    try (Stream<Path> files = Files.list(target)) {
      Path jar =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("run mvnw verify, which packs the enclave"));
      return jar + ":" + Files.readString(target.resolve("classpath")).strip();
    }
  }

  @FunctionalInterface
  private interface Recipe {
    Program in(Path folder, Path output) throws IOException;
  }

  private static final class Enclave {
    static final Path FOLDER =
        make(
            "it-enclave",
            (folder, output) ->
                script(
                    "enclave",
                    output,
                    "--engine",
                    "none",
                    "--config",
                    configuration(folder).toString()));
  }

  private static final class Parent {
    static final Path FOLDER =
        make("it-parent", (_, output) -> script("parent", output, "--engine", "none"));
  }

  private static final class Pod {
    static final Path FOLDER =
        make(
            "it-pod",
            (_, output) ->
                script("pod", output, "--engine", "none", "--eif", eifFile().toString()));
  }

  private static final class Eif {
    static final Path FILE = make("it-eif", BuiltImages::eifBuild).resolve("enclave.eif");
  }
}
