package io.nitrowallet.requester.attestation;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The enclave that was last verified, in a JSON file of mode 0600: `{"v":1,"at":…,"pcrs":{"0":…},
/// "module":…,"identity":…,"certificate":…,"root":…}`. Whoever can write the file can only make a
/// change look like none, or none like a change: nothing is trusted because of it.
public record SeenFile(Path file) {
  private static final int SHA256 = 32;
  private static final int SHA384 = 48;

  /// What was seen; nothing where there is no file.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it cannot be read
  public Optional<SeenEnclave> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(decode(StrictJson.parse(Bytes.copyOf(Files.readAllBytes(file)))));
    } catch (IOException | RefusedException | IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "what was last seen of the enclave cannot be read from %s: it is written anew"
              .formatted(file),
          e);
    }
  }

  /// Puts `seen` in the place of what was seen before.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it cannot be written
  public void write(SeenEnclave seen) {
    try {
      PrivateFiles.createFolderOf(file);
      PrivateFiles.replace(file, StrictJson.write(encode(seen)).toArray());
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "what was seen of the enclave cannot be written to %s".formatted(file),
          e);
    }
  }

  private static ObjectNode encode(SeenEnclave seen) {
    ObjectNode json = StrictJson.object().put("v", 1).put("at", seen.at().getEpochSecond());
    ObjectNode pcrs = json.putObject("pcrs");
    seen.pcrs().values().forEach((index, value) -> pcrs.put(index.toString(), value.hex()));
    json.put("module", seen.moduleId());
    seen.identity().ifPresent(value -> json.put("identity", value.hex()));
    seen.certificate().ifPresent(value -> json.put("certificate", value.hex()));
    return json.put("root", seen.root().hex());
  }

  private static SeenEnclave decode(ObjectNode json) {
    JsonObject seen = JsonObject.of(json, ErrorCode.INVALID_CONFIGURATION, "what was seen");
    seen.requireOnly(Set.of("v", "at", "pcrs", "module", "identity", "certificate", "root"));
    if (seen.require("v").integer() != 1) {
      throw new RefusedException(ErrorCode.INVALID_CONFIGURATION, "another version is not known");
    }
    Map<Integer, Bytes> pcrs = new TreeMap<>();
    JsonObject registers = seen.require("pcrs").object();
    for (Map.Entry<String, JsonNode> entry : json.path("pcrs").properties()) {
      pcrs.put(Integer.valueOf(entry.getKey()), registers.require(entry.getKey()).digits(SHA384));
    }
    return new SeenEnclave(
        Instant.ofEpochSecond(seen.require("at").integer()),
        PcrValues.of(pcrs),
        seen.require("module").text(),
        seen.find("identity").map(value -> value.digits(SHA256)),
        seen.find("certificate").map(value -> value.digits(SHA256)),
        seen.require("root").digits(SHA256));
  }
}
