package io.nitrowallet.domain.vectors;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published vectors in the folder that `nitrowallet.vectors` names. Where it is missing, tests
/// skip, or fail if `nitrowallet.vectors.required` is true.
public final class Vectors {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Vectors() {}

  /// The gzipped JSON file at `path` inside the folder.
  public static JsonNode read(String path) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(path)))) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The plain JSON file at `path` inside the folder.
  public static JsonNode readPlain(String path) {
    return MAPPER.readTree(bytes(path).toArray());
  }

  /// The bytes of the file at `path` inside the folder.
  public static Bytes bytes(String path) {
    try {
      return Bytes.copyOf(Files.readAllBytes(file(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String path) {
    Path folder = Path.of(System.getProperty("nitrowallet.vectors", "../../shared/vectors"));
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      String sentence = "no test vectors " + path + " in the folder nitrowallet.vectors names";
      if (Boolean.getBoolean("nitrowallet.vectors.required")) {
        fail(sentence);
      }
      abort(sentence);
    }
    return file;
  }

  /// The elements of an array.
  public static List<JsonNode> elements(JsonNode array) {
    return List.copyOf(array.values());
  }

  /// Every case of a Wycheproof file with the group it stands in.
  public static Stream<Case> wycheproof(String name) {
    return elements(read("wycheproof/" + name + ".json.gz").get("testGroups")).stream()
        .flatMap(group -> elements(group.get("tests")).stream().map(test -> new Case(group, test)));
  }

  /// One case of a Wycheproof file.
  public record Case(JsonNode group, JsonNode test) {
    /// What the authors expect; `acceptable` does not occur in the files used.
    public boolean isValid() {
      String result = test.get("result").stringValue();
      if (!result.equals("valid") && !result.equals("invalid")) {
        throw new IllegalStateException("an undecided case: " + this);
      }
      return result.equals("valid");
    }

    /// A member of the case, hex.
    public Bytes hex(String member) {
      return Bytes.ofHex(test.get(member).stringValue());
    }

    @Override
    public String toString() {
      return "case " + test.get("tcId") + ": " + test.get("comment");
    }
  }
}
