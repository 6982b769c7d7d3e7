package io.nitrowallet.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An image of ours beside its SBOM.
enum DescribedImage {
  ENCLAVE("enclave-app", "context/application/rootfs"),
  PARENT("parent-app", "context/rootfs"),
  POD("parent-app", "context/rootfs");

  private final String module;
  private final String files;

  DescribedImage(String module, String files) {
    this.module = module;
    this.files = files;
  }

  /// The module that the image's program is made by.
  String module() {
    return module;
  }

  /// What is software in the image: the enclave's configuration is none.
  Path files() {
    return folder().resolve(files);
  }

  JsonNode sbom() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder().resolve("sbom.json")));
  }

  /// The components of a component, and theirs.
  static Stream<JsonNode> components(JsonNode component) {
    return component
        .path("components")
        .valueStream()
        .flatMap(inner -> Stream.concat(Stream.of(inner), components(inner)));
  }

  private Path folder() {
    return switch (this) {
      case ENCLAVE -> BuiltImages.enclave();
      case PARENT -> BuiltImages.parent();
      case POD -> BuiltImages.pod();
    };
  }
}
