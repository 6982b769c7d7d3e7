package io.nitrowallet.deploy.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.deploy.Repository;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A module of `deploy/terraform`, evaluated by the program in `deploy-tests/hcl`: a few lines of
/// Go around the library that Terraform itself reads its files with.
final class Terraform {
  private static final Path FOLDER = Repository.ROOT.resolve("deploy/terraform");
  private static final Path LIBRARIES = Path.of("/usr/share/gocode");
  private static final Path EVALUATOR = build();

  private final Path folder;

  private Terraform(Path folder) {
    this.folder = folder;
  }

  static Terraform module(String name) {
    return new Terraform(FOLDER.resolve("modules").resolve(name));
  }

  static Terraform example(String name) {
    return new Terraform(FOLDER.resolve("examples").resolve(name));
  }

  static Terraform in(Path folder) {
    return new Terraform(folder);
  }

  static List<Path> files() {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".tf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /// What the module would apply with these variables.
  JsonNode planned(ObjectNode variables) {
    JsonNode result = evaluate(variables);
    assertEquals(List.of(), texts(result.get("problems")), folder::toString);
    return result;
  }

  /// Why it refuses them.
  List<String> refusals(ObjectNode variables) {
    return texts(evaluate(variables).get("problems"));
  }

  private JsonNode evaluate(ObjectNode variables) {
    return StrictJson.parse(
        run(List.of(EVALUATOR.toString(), folder.toString()), StrictJson.write(variables)));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.stringValue()));
    return texts;
  }

  /// Skips, saying so, where there is no Go with HCL's library; CI insists.
  private static Path build() {
    boolean possible = Files.exists(LIBRARIES.resolve("src/github.com/hashicorp/hcl/v2"));
    if (!Boolean.getBoolean("nitrowallet.terraform.required")) {
      assumeTrue(possible, "needs Debian's golang-go and golang-github-hashicorp-hcl-v2-dev");
    }
    Path evaluator = Repository.ROOT.resolve("deploy-tests/target/evaluate");
    run(
        List.of("go", "build", "-o", evaluator.toString(), "."),
        Bytes.EMPTY,
        Repository.ROOT.resolve("deploy-tests/hcl"),
        Map.of("GO111MODULE", "off", "GOPATH", LIBRARIES.toString()));
    return evaluator;
  }

  private static Bytes run(List<String> command, Bytes input) {
    return run(command, input, Repository.ROOT, Map.of());
  }

  static Bytes run(
      List<String> command, Bytes input, Path folder, Map<String, String> environment) {
    try {
      Path errors = Files.createTempFile("nw-terraform-", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().write(input.toArray());
      process.getOutputStream().close();
      Bytes output = Bytes.copyOf(process.getInputStream().readAllBytes());
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      String said = Files.readString(errors, StandardCharsets.UTF_8);
      Files.delete(errors);
      assertEquals(0, process.exitValue(), () -> command + ": " + said);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
