import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes an image's SBOM (CycloneDX) of what Maven says of a program's libraries and of the files
/// that the image holds: each file stands in it with its SHA-256, a jar as the library that it is.
/// Jars and libraries that do not find each other are an error.
///
/// Usage: `ImageSbom <bom> <files> <output> [<type> <name> <version>]…`, where the rest names
/// components that no file of the image stands for. Jackson must be on the class path.
public final class ImageSbom {
  /// Images of the enclave hold the one library of this jar that they need in the jar's place.
  private static final String UNPACKED = "junixsocket-native-common";

  private static final String UNPACKED_FILE = "native/libjunixsocket-native.so";

  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final SortedMap<String, String> hashes = new TreeMap<>();
  private final ObjectNode bom;
  private final ArrayNode components;

  private ImageSbom(Path bom, Path files) throws IOException {
    this.bom = (ObjectNode) json.readTree(bom.toFile());
    this.components = (ArrayNode) this.bom.get("components");
    try (Stream<Path> paths = Files.walk(files)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        hashes.put(files.relativize(path).toString(), sha256(path));
      }
    }
  }

  /// Runs the program; see the class.
  public static void main(String[] args) throws IOException {
    if (args.length < 3 || args.length % 3 != 0) {
      throw new IllegalArgumentException("usage: see ImageSbom");
    }
    ImageSbom sbom = new ImageSbom(Path.of(args[0]), Path.of(args[1]));
    sbom.dropGroups();
    sbom.nameImage();
    sbom.findLibraries();
    sbom.addRuntime();
    sbom.hashes.forEach((path, hash) -> sbom.addFile(sbom.components, path, hash));
    for (int i = 3; i < args.length; i += 3) {
      sbom.addNamed(args[i], args[i + 1], args[i + 2]);
    }
    Files.writeString(Path.of(args[2]), sbom.json.writeValueAsString(sbom.bom) + "\n");
  }

  /// Poms that only group others are no part of an image: who depends on them depends on those.
  private void dropGroups() {
    ArrayNode dependencies = (ArrayNode) bom.get("dependencies");
    for (JsonNode component : List.copyOf(components.values())) {
      if (component.get("purl").stringValue().endsWith("?type=pom")) {
        String group = component.get("bom-ref").stringValue();
        components.remove(indexOf(components, "bom-ref", group));
        JsonNode members =
            dependencies.remove(indexOf(dependencies, "ref", group)).path("dependsOn");
        for (JsonNode dependency : dependencies) {
          replace(dependency.path("dependsOn"), group, members);
        }
      }
    }
  }

  private static void replace(JsonNode references, String group, JsonNode members) {
    for (int i = 0; i < references.size(); i++) {
      if (references.get(i).stringValue().equals(group)) {
        ((ArrayNode) references).remove(i);
        ((ArrayNode) references).addAll((ArrayNode) members);
        return;
      }
    }
  }

  private static int indexOf(ArrayNode array, String member, String value) {
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i).get(member).stringValue().equals(value)) {
        return i;
      }
    }
    throw new IllegalStateException("nothing has the " + member + " " + value);
  }

  /// What Maven describes is the program; what is described here is an image that holds it.
  private void nameImage() {
    ObjectNode metadata = (ObjectNode) bom.get("metadata");
    ObjectNode program = (ObjectNode) metadata.get("component");
    String name = program.get("name").stringValue();
    String jar = "%s-%s.jar".formatted(name, program.get("version").stringValue());
    String path =
        hashes.keySet().stream()
            .filter(file -> Path.of(file).endsWith(jar))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the image does not hold " + jar));
    setHash(program, hashes.get(path));
    components.insert(0, program);
    ObjectNode image =
        json.createObjectNode()
            .put("type", "container")
            .put("bom-ref", "image")
            .put("name", name + "-image")
            .put("version", program.get("version").stringValue());
    metadata.set("component", image);
    ((ArrayNode) bom.get("dependencies"))
        .addObject()
        .put("ref", "image")
        .putArray("dependsOn")
        .add(program.get("bom-ref").stringValue());
  }

  private void findLibraries() {
    for (JsonNode component : components) {
      ObjectNode library = (ObjectNode) component;
      String hash = sha256(library);
      if (hashes.values().remove(hash)) {
        setHash(library, hash);
      } else if (library.get("name").stringValue().equals(UNPACKED)
          && hashes.containsKey(UNPACKED_FILE)) {
        library.remove("hashes");
        addFile(library.putArray("components"), UNPACKED_FILE, hashes.remove(UNPACKED_FILE));
      } else {
        throw new IllegalStateException("the image does not hold " + library.get("purl"));
      }
    }
    hashes.keySet().stream()
        .filter(path -> path.endsWith(".jar"))
        .findFirst()
        .ifPresent(path -> {
          throw new IllegalStateException("Maven does not know " + path);
        });
  }

  private void addRuntime() {
    String version = System.getProperty("java.runtime.version");
    ArrayNode files =
        addNamed("platform", System.getProperty("java.vendor") + " JDK", version)
            .putArray("components");
    hashes
        .entrySet()
        .removeIf(file -> {
          boolean isRuntime = ("/" + file.getKey()).contains("/runtime/");
          if (isRuntime) {
            addFile(files, file.getKey(), file.getValue());
          }
          return isRuntime;
        });
  }

  private ObjectNode addNamed(String type, String name, String version) {
    return components.addObject().put("type", type).put("name", name).put("version", version);
  }

  private void addFile(ArrayNode among, String path, String hash) {
    setHash(among.addObject().put("type", "file").put("name", path), hash);
  }

  private static String sha256(JsonNode component) {
    return component
        .get("hashes")
        .valueStream()
        .filter(hash -> hash.get("alg").stringValue().equals("SHA-256"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no SHA-256 of " + component.get("purl")))
        .get("content")
        .stringValue();
  }

  private static void setHash(ObjectNode component, String hash) {
    component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", hash);
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
