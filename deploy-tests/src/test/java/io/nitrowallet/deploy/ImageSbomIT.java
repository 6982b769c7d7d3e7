package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.deploy.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The lists of what images are made of, beside the images.
class ImageSbomIT {
  @TempDir private Path temporary;

  @ParameterizedTest
  @EnumSource
  void everyFileStandsInItWithItsHash(DescribedImage image) throws IOException {
    List<String> hashes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(image.files())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.add(sha256(file));
      }
    }
    assertTrue(hashes.size() > 100, hashes::toString);
    assertEquals(hashes.stream().sorted().toList(), hashes(image.sbom()).sorted().toList());
  }

  @ParameterizedTest
  @EnumSource
  void itsLibrariesAreTheApprovedOnes(DescribedImage image) throws IOException {
    Set<String> approved =
        new TreeSet<>(
            Files.readAllLines(
                Repository.ROOT.resolve("docs/artefacts").resolve(image.module() + ".txt")));
    approved.add("nitro-wallet-" + image.module());
    assertEquals(
        approved,
        DescribedImage.components(image.sbom())
            .filter(component -> component.path("purl").asString("").endsWith("?type=jar"))
            .map(component -> component.get("name").stringValue())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @EnumSource
  void itNamesTheJavaRuntimeAndThePurposeOfTheWhole(DescribedImage image) throws IOException {
    JsonNode sbom = image.sbom();
    assertEquals("container", sbom.at("/metadata/component/type").stringValue());
    assertTrue(
        DescribedImage.components(sbom)
            .anyMatch(component ->
                component.get("type").stringValue().equals("platform")
                    && component
                        .get("version")
                        .stringValue()
                        .equals(System.getProperty("java.runtime.version"))));
  }

  @ParameterizedTest
  @EnumSource
  void everyDependencyIsAComponent(DescribedImage image) throws IOException {
    JsonNode sbom = image.sbom();
    Set<String> known =
        DescribedImage.components(sbom)
            .map(component -> component.path("bom-ref").asString(""))
            .collect(Collectors.toCollection(TreeSet::new));
    known.add(sbom.at("/metadata/component/bom-ref").stringValue());
    for (JsonNode dependency : sbom.get("dependencies")) {
      assertTrue(known.contains(dependency.get("ref").stringValue()), dependency::toString);
      for (JsonNode on : dependency.path("dependsOn")) {
        assertTrue(known.contains(on.stringValue()), dependency::toString);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsCycloneDx(DescribedImage image) throws IOException {
    ObjectNode sbom = (ObjectNode) image.sbom();
    assertEquals(List.of(), CycloneDxSchema.faults(sbom.toString()));
    assertNotEquals(List.of(), CycloneDxSchema.faults(sbom.put("specVersion", 7).toString()));
  }

  @Test
  void anImageWithoutOneOfItsJarsIsRefused() throws IOException, InterruptedException {
    Path jars = linkedJars();
    Ended ended = describe(jars);
    assertEquals(0, ended.exitCode(), ended::output);
    Path missing = only(jars, "jspecify-");
    Files.delete(missing);
    ended = describe(jars);
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("the image does not hold"), ended::output);
    assertTrue(ended.output().contains("org.jspecify/jspecify@"), ended::output);
  }

  @Test
  void aJarThatMavenDoesNotKnowIsRefused() throws IOException, InterruptedException {
    Path jars = linkedJars();
    Files.writeString(jars.resolve("planted.jar"), "planted");
    Ended ended = describe(jars);
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("Maven does not know planted.jar"), ended::output);
    assertFalse(Files.exists(temporary.resolve("sbom.json")));
  }

  @Test
  void aJarThatWasExchangedIsRefused() throws IOException, InterruptedException {
    Path jars = linkedJars();
    Path exchanged = only(jars, "picocli-");
    Files.delete(exchanged);
    Files.writeString(exchanged, "exchanged");
    Ended ended = describe(jars);
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("info.picocli/picocli@"), ended::output);
  }

  private Path linkedJars() throws IOException {
    Path target = Files.createDirectory(temporary.resolve("jars"));
    try (Stream<Path> jars =
        Files.list(DescribedImage.PARENT.files().resolve("opt/nitro-wallet/app"))) {
      for (Path jar : jars.toList()) {
        Files.createLink(target.resolve(jar.getFileName()), jar);
      }
    }
    return target;
  }

  private static Path only(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
      assertEquals(1, found.size(), found::toString);
      return found.getFirst();
    }
  }

  private Ended describe(Path files) throws IOException, InterruptedException {
    return Program.java(
            Repository.ROOT.resolve("build-tools/ImageSbom.java").toString(),
            Repository.ROOT.resolve("parent-app/target/bom.json").toString(),
            files.toString(),
            temporary.resolve("sbom.json").toString())
        .run();
  }

  private static Stream<String> hashes(JsonNode sbom) {
    return DescribedImage.components(sbom)
        .flatMap(component -> component.path("hashes").valueStream())
        .map(hash -> hash.get("content").stringValue());
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] content = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
