package io.nitrowallet.deploy.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// All files as `@cdktf/hcl2json` parses them: what is declared is described and used, and what is
/// used is declared.
class ModulesTest {
  private static final Pattern VARIABLE = Pattern.compile("\\bvar\\.([a-z0-9_]+)");
  private static final Pattern OUTPUT =
      Pattern.compile("\\bmodule\\.([a-z_]+)(?:\\[[^\\]]*])?\\.([a-z_]+)");

  /// Those that call modules.
  private static final List<String> CALLERS =
      List.of("single-instance", "eks", "release", "wallet");

  private static final String SCRIPT =
      """
      const { parse } = require(process.argv[1] + "/node_modules/@cdktf/hcl2json");
      const { readFileSync } = require("fs");
      const all = JSON.parse(readFileSync(0));
      (async () => {
        const out = {};
        for (const file of all.files) out[file] = await parse(file, readFileSync(file, "utf8"));
        process.stdout.write(JSON.stringify(out));
      })().catch(e => { console.error(String(e)); process.exit(1); });
      """;

  private final ObjectNode parsed = parse();

  private static ObjectNode parse() {
    String parts = System.getProperty("nitrowallet.clients.parts", "");
    if (parts.isEmpty()) {
      Path home = Path.of(System.getProperty("user.home"), ".cache/nitro-wallet/clients");
      parts = newest(home);
    }
    if (!Boolean.getBoolean("nitrowallet.clients.required")) {
      assumeTrue(!parts.isEmpty(), "run client-tests/fetch-parts first");
    }
    ObjectNode input = StrictJson.object();
    var files = input.putArray("files");
    Terraform.files().forEach(file -> files.add(file.toString()));
    Bytes output =
        Terraform.run(
            List.of("node", "-e", SCRIPT, parts), StrictJson.write(input), Path.of("."), Map.of());
    return StrictJson.parse(output);
  }

  private static String newest(Path home) {
    try (var folders = Files.list(home)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("node_modules/@cdktf/hcl2json")))
          .map(Path::toString)
          .findFirst()
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  private Map<String, Map<String, JsonNode>> modules() {
    Map<String, Map<String, JsonNode>> modules = new TreeMap<>();
    parsed
        .properties()
        .forEach(file -> {
          Path path = Path.of(file.getKey());
          String module = path.getName(path.getNameCount() - 2).toString();
          modules
              .computeIfAbsent(module, _ -> new TreeMap<>())
              .put(path.getFileName().toString(), file.getValue());
        });
    return modules;
  }

  private static Set<String> declared(Map<String, JsonNode> files, String kind) {
    Set<String> names = new TreeSet<>();
    files.values().forEach(file -> names.addAll(file.path(kind).propertyNames()));
    return names;
  }

  @Test
  void allOfThemParse() {
    assertEquals(Terraform.files().size(), parsed.size());
    assertEquals(
        Set.of(
            "eks",
            "eks-nodes",
            "endpoints",
            "key-policy",
            "kms-key",
            "parent-instance",
            "release",
            "roles",
            "single-instance",
            "tables",
            "wallet"),
        modules().keySet());
  }

  @Test
  void variablesAreTypedDescribedAndUsed() {
    modules()
        .forEach((module, files) -> {
          StringBuilder text = new StringBuilder();
          files.values().forEach(file -> text.append(file));
          Set<String> used = new TreeSet<>();
          VARIABLE.matcher(text).results().forEach(match -> used.add(match.group(1)));
          assertEquals(declared(files, "variable"), used, module);
          files
              .values()
              .forEach(file ->
                  file.path("variable")
                      .properties()
                      .forEach(variable -> {
                        JsonNode body = variable.getValue().get(0);
                        assertTrue(body.has("type"), variable::getKey);
                        assertTrue(body.has("description"), variable::getKey);
                      }));
        });
  }

  /// An output that nobody reads is not kept; those of examples are read by people.
  @Test
  void outputsAreDescribedAndThoseOfModulesUsed() {
    Map<String, Set<String>> read = new TreeMap<>();
    for (String example : CALLERS) {
      Map<String, JsonNode> files = files(example);
      String text = files.values().toString();
      Map<String, String> sources = new TreeMap<>();
      files
          .values()
          .forEach(file ->
              file.path("module")
                  .properties()
                  .forEach(call ->
                      sources.put(
                          call.getKey(),
                          Path.of(call.getValue().get(0).get("source").stringValue())
                              .getFileName()
                              .toString())));
      OUTPUT
          .matcher(text)
          .results()
          .forEach(match ->
              read.computeIfAbsent(sources.getOrDefault(match.group(1), "?"), _ -> new TreeSet<>())
                  .add(match.group(2)));
    }
    Map<String, Set<String>> declared = new TreeMap<>();
    modules()
        .forEach((module, files) -> {
          if (!List.of("single-instance", "eks", "release").contains(module)) {
            declared.put(module, declared(files, "output"));
          }
          files
              .values()
              .forEach(file ->
                  file.path("output")
                      .properties()
                      .forEach(output ->
                          assertTrue(output.getValue().get(0).has("description"), output::getKey)));
        });
    assertEquals(declared, read);
  }

  private Map<String, JsonNode> files(String module) {
    return Objects.requireNonNull(modules().get(module));
  }

  /// What Terraform says at once, and no parser: an argument that a module does not have, or
  /// misses.
  @Test
  void examplesCallModulesWithTheVariablesTheyHave() {
    for (String example : CALLERS) {
      files(example)
          .values()
          .forEach(file ->
              file.path("module")
                  .properties()
                  .forEach(call -> assertFits(example, call.getKey(), call.getValue().get(0))));
    }
  }

  private void assertFits(String example, String name, JsonNode call) {
    Path source = Path.of(call.get("source").stringValue());
    Map<String, JsonNode> module = files(source.getFileName().toString());
    String modules = example.equals("wallet") ? "../" : "../../modules/";
    assertEquals(modules + source.getFileName(), source.toString());
    Set<String> given = new TreeSet<>(call.propertyNames());
    given.removeAll(Set.of("source", "for_each"));
    Set<String> known = declared(module, "variable");
    assertTrue(known.containsAll(given), () -> example + " " + name + " gives " + given);
    Set<String> wanted = new TreeSet<>();
    module
        .values()
        .forEach(file ->
            file.path("variable")
                .properties()
                .forEach(variable -> {
                  if (!variable.getValue().get(0).has("default")) {
                    wanted.add(variable.getKey());
                  }
                }));
    wanted.removeAll(given);
    assertEquals(Set.of(), wanted, example + " " + name);
  }

  @Test
  void providersAreOfKnownVersions() {
    modules()
        .forEach((module, files) ->
            assertFalse(
                Objects.requireNonNull(files.get("versions.tf"))
                    .at("/terraform/0/required_providers/0/aws/version")
                    .isMissingNode(),
                module));
  }

  @Test
  void nothingSecretIsAVariable() throws IOException {
    List<String> suspicious = new ArrayList<>();
    for (Path file : Terraform.files()) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (Pattern.compile("(?i)(password|secret_key|access_key|private_key|token *=)")
          .matcher(text)
          .find()) {
        suspicious.add(file.getFileName().toString());
      }
    }
    assertEquals(List.of(), suspicious);
  }
}
