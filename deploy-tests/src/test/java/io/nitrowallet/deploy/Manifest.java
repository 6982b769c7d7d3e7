package io.nitrowallet.deploy;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The objects that Helm rendered.
record Manifest(List<JsonNode> objects) {
  static Manifest parse(String text) {
    return new Manifest(Yaml.documents(text));
  }

  List<String> kinds() {
    return objects.stream().map(object -> object.path("kind").asString()).sorted().toList();
  }

  Stream<JsonNode> ofKind(String kind) {
    return objects.stream().filter(object -> object.path("kind").asString().equals(kind));
  }

  /// The only one of its kind.
  JsonNode one(String kind) {
    List<JsonNode> found = ofKind(kind).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " objects are " + kind);
    }
    return found.getFirst();
  }

  /// What makes pods: the set, and the device plugin where there is one.
  List<JsonNode> workloads() {
    return Stream.of("StatefulSet", "DaemonSet").flatMap(this::ofKind).toList();
  }

  /// The wallet's containers by their names, in the order in which they start.
  List<JsonNode> walletContainers() {
    return containers(one("StatefulSet"));
  }

  JsonNode container(String name) {
    return walletContainers().stream()
        .filter(container -> name(container).equals(name))
        .findFirst()
        .orElseThrow();
  }

  static List<JsonNode> containers(JsonNode workload) {
    JsonNode pod = pod(workload);
    return Stream.concat(
            pod.path("initContainers").valueStream(), pod.path("containers").valueStream())
        .toList();
  }

  static JsonNode pod(JsonNode workload) {
    return workload.path("spec").path("template").path("spec");
  }

  /// Of an object or a container.
  static String name(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return (metadata.isMissingNode() ? object : metadata).path("name").asString();
  }

  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
