package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The keys of one emulator in one file, mode 0600, which is replaced as a whole before a change is
/// answered. A file that does not read as this class wrote it stops the emulator from starting.
final class KmsKeys {
  private static final int MAX_LENGTH = StrictJson.MAX_LENGTH;
  private static final String VERSION = "1";
  private static final Set<String> MEMBERS =
      Set.of("arn", "material", "createdAt", "description", "policy", "tags", "rotated");

  private final Path file;
  private final Map<String, KmsKey> byId = new LinkedHashMap<>();

  private KmsKeys(Path file) {
    this.file = file;
  }

  /// @throws IOException if `file` exists and is not as documented
  static KmsKeys in(Path file) throws IOException {
    KmsKeys keys = new KmsKeys(file);
    if (Files.exists(file)) {
      keys.load(PrivateFiles.read(file, MAX_LENGTH));
    }
    return keys;
  }

  /// The key of this id or ARN.
  synchronized Optional<KmsKey> find(String idOrArn) {
    String id = idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
    return Optional.ofNullable(byId.get(id))
        .filter(key -> idOrArn.equals(id) || idOrArn.equals(key.arn().value()));
  }

  /// Adds a key, or replaces the one of its id.
  synchronized void put(KmsKey key) {
    KmsKey before = byId.put(key.arn().keyId(), key);
    try {
      PrivateFiles.replace(file, encode());
    } catch (IOException e) {
      if (before == null) {
        byId.remove(key.arn().keyId());
      } else {
        byId.put(key.arn().keyId(), before);
      }
      throw new UncheckedIOException(e);
    }
  }

  private Bytes encode() {
    ObjectNode document = StrictJson.object().put("v", VERSION);
    ArrayNode array = document.putArray("keys");
    byId.values().forEach(key -> array.add(encode(key)));
    return StrictJson.write(document);
  }

  private static ObjectNode encode(KmsKey key) {
    ObjectNode node =
        StrictJson.object()
            .put("arn", key.arn().value())
            .put("createdAt", key.createdAt().toString())
            .put("description", key.settings().description())
            .put("policy", key.settings().policy())
            .put("rotated", key.settings().rotated());
    key.writeMaterialTo(node);
    ObjectNode tags = node.putObject("tags");
    key.settings().tags().forEach(tags::put);
    return node;
  }

  private void load(Bytes content) throws IOException {
    try {
      KmsParameters document = KmsParameters.of(StrictJson.parse(content), Set.of("v", "keys"));
      if (!document.string("v").equals(VERSION)) {
        throw new IOException("the key file is of another version");
      }
      document.objects("keys").stream()
          .map(KmsKeys::decode)
          .forEach(key -> byId.put(key.arn().keyId(), key));
    } catch (RefusedException | KmsFault | DateTimeException e) {
      throw new IOException("the key file is not as the emulator writes it", e);
    }
  }

  private static KmsKey decode(ObjectNode node) {
    KmsParameters members = KmsParameters.of(node, MEMBERS);
    Bytes material = members.bytes("material", KmsKey.MATERIAL_LENGTH);
    if (material.length() != KmsKey.MATERIAL_LENGTH) {
      throw KmsFault.validation("a key's material is 32 bytes long");
    }
    return new KmsKey(
        new KeyArn(members.string("arn")),
        material,
        Instant.parse(members.string("createdAt")),
        new KmsKey.Settings(
            members.string("description"),
            members.string("policy"),
            members.strings("tags"),
            members.flag("rotated")));
  }
}
