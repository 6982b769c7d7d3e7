package io.nitrowallet.formats.json;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.MeasuredFile;
import io.nitrowallet.domain.release.ReleaseManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Release manifests as JSON: `{"v":1,"version","architecture","files":[{"name","size","sha384"}],
/// "configuration","pcrs":{"0",…},"jdk","libraries":[…]}`, hashes and registers in lower-case hex.
/// Members that are not known are refused.
public final class ReleaseManifestJson {
  private static final int VERSION = 1;
  private static final Pattern SHA384 = Pattern.compile("[0-9a-f]{96}");
  private static final Pattern WORD = Pattern.compile("[ -~]{1,200}");

  /// The registers that an image file determines.
  private static final Set<String> REGISTERS = Set.of("0", "1", "2", "8");

  private ReleaseManifestJson() {}

  /// The bytes that are published, or signed.
  public static Bytes encode(ReleaseManifest manifest) {
    ObjectNode json =
        StrictJson.object()
            .put("v", VERSION)
            .put("version", manifest.version())
            .put("architecture", manifest.architecture());
    put(json.putArray("files"), manifest.files());
    manifest.configuration().ifPresent(hash -> json.put("configuration", hash.hex()));
    ObjectNode pcrs = json.putObject("pcrs");
    manifest
        .pcrs()
        .values()
        .forEach((index, value) -> pcrs.put(Integer.toString(index), value.hex()));
    put(json.put("jdk", manifest.jdk()).putArray("libraries"), manifest.libraries());
    return StrictJson.write(json);
  }

  private static void put(ArrayNode array, List<MeasuredFile> files) {
    for (MeasuredFile file : files) {
      array
          .addObject()
          .put("name", file.name())
          .put("size", file.size())
          .put("sha384", file.sha384().hex());
    }
  }

  /// The manifest that `payload` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if it states none
  public static ReleaseManifest decode(Bytes payload) {
    JsonObject json =
        JsonObject.of(parse(payload), ErrorCode.IMAGE_REFUSED, "the release manifest");
    json.requireOnly(
        Set.of(
            "v", "version", "architecture", "files", "configuration", "pcrs", "jdk", "libraries"));
    if (json.require("v").integer() != VERSION) {
      throw refused("its version 'v' is another than 1, the only known one");
    }
    return new ReleaseManifest(
        word(json.require("version")),
        word(json.require("architecture")),
        files(json.require("files")),
        json.find("configuration").map(ReleaseManifestJson::sha384),
        pcrs(json.require("pcrs").object()),
        word(json.require("jdk")),
        files(json.require("libraries")));
  }

  private static ObjectNode parse(Bytes payload) {
    try {
      return StrictJson.parse(payload);
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.IMAGE_REFUSED, "the release manifest is refused: " + e.sentence(), e);
    }
  }

  private static List<MeasuredFile> files(JsonValue array) {
    return array.elements().stream().map(JsonValue::object).map(ReleaseManifestJson::file).toList();
  }

  private static MeasuredFile file(JsonObject json) {
    json.requireOnly(Set.of("name", "size", "sha384"));
    long size = json.require("size").integer();
    if (size < 0) {
      throw refused("a size is negative");
    }
    return new MeasuredFile(word(json.require("name")), size, sha384(json.require("sha384")));
  }

  private static PcrValues pcrs(JsonObject json) {
    json.requireOnly(REGISTERS);
    Map<Integer, Bytes> values = new TreeMap<>();
    for (String register : REGISTERS) {
      Optional<JsonValue> value = json.find(register);
      value.ifPresent(hex -> values.put(Integer.valueOf(register), sha384(hex)));
    }
    return PcrValues.of(values);
  }

  private static Bytes sha384(JsonValue value) {
    return Bytes.ofHex(matching(value, SHA384, "96 lower-case hex digits are"));
  }

  private static String word(JsonValue value) {
    return matching(value, WORD, "a printable line is");
  }

  private static String matching(JsonValue value, Pattern form, String what) {
    String text = value.text();
    if (!form.matcher(text).matches()) {
      throw refused(what + " expected where it has something else");
    }
    return text;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(
        ErrorCode.IMAGE_REFUSED, "the release manifest is refused: " + sentence);
  }
}
