package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import java.time.Instant;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/// A symmetric KMS key with its policy. Immutable: a change makes another object. Its material is
/// what the emulator stands in for an HSM with, so it shows neither in `toString` nor in any
/// answer.
final class KmsKey {
  static final int MATERIAL_LENGTH = 32;

  private final KeyArn arn;
  private final Bytes material;
  private final Instant createdAt;
  private final Settings settings;

  KmsKey(KeyArn arn, Bytes material, Instant createdAt, Settings settings) {
    this.arn = arn;
    this.material = material;
    this.createdAt = createdAt;
    this.settings = settings;
  }

  /// What may be changed about a key.
  record Settings(String description, String policy, Map<String, String> tags, boolean rotated) {
    Settings {
      tags = Map.copyOf(tags);
    }
  }

  KeyArn arn() {
    return arn;
  }

  Instant createdAt() {
    return createdAt;
  }

  Settings settings() {
    return settings;
  }

  KmsKey with(Settings changed) {
    return new KmsKey(arn, material, createdAt, changed);
  }

  /// The AES-256 key that wraps data keys.
  SecretKey wrappingKey() {
    return new SecretKeySpec(material.toArray(), "AES");
  }

  /// Puts the material into the file that this emulator keeps; nowhere else.
  void writeMaterialTo(ObjectNode node) {
    node.put("material", material.base64());
  }

  @Override
  public String toString() {
    return "KmsKey[%s]".formatted(arn);
  }
}
