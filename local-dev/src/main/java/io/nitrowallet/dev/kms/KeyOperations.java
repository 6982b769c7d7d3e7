package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.json.StrictJson;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Operations on the keys themselves: to create, describe and tag them.
final class KeyOperations {
  private static final Set<String> KEY_ID = Set.of("KeyId");
  private static final Set<String> CREATE =
      Set.of(
          "Policy",
          "Description",
          "KeyUsage",
          "KeySpec",
          "Origin",
          "MultiRegion",
          "Tags",
          "BypassPolicyLockoutSafetyCheck");

  private final KmsKeys keys;
  private final KeyAccess access;
  private final String region;
  private final TimeSource clock;
  private final SecureRandom random;

  KeyOperations(
      KmsKeys keys, KeyAccess access, String region, TimeSource clock, SecureRandom random) {
    this.keys = keys;
    this.access = access;
    this.region = region;
    this.clock = clock;
    this.random = random;
  }

  ObjectNode create(Principal caller, ObjectNode node) {
    KmsParameters parameters = KmsParameters.of(node, CREATE);
    requireSymmetric(parameters);
    access.requireIdentity(caller, "CreateKey");
    Map<String, String> tags = tags(parameters);
    if (!tags.isEmpty()) {
      access.requireIdentity(caller, "TagResource");
    }
    String account = caller.account();
    KeyArn arn =
        new KeyArn("arn:aws:kms:%s:%s:key/%s".formatted(region, account, UUID.randomUUID()));
    String policy = parameters.optionalString("Policy").orElse(PolicyLockout.delegated(account));
    PolicyLockout.check(
        caller, policy, arn.value(), parameters.flag("BypassPolicyLockoutSafetyCheck"));
    byte[] material = new byte[KmsKey.MATERIAL_LENGTH];
    random.nextBytes(material);
    KmsKey key =
        new KmsKey(
            arn,
            Bytes.copyOf(material),
            clock.now(),
            new KmsKey.Settings(
                parameters.optionalString("Description").orElse(""), policy, tags, false));
    keys.put(key);
    return metadata(key);
  }

  ObjectNode describe(Principal caller, ObjectNode node) {
    return metadata(access.open(caller, "DescribeKey", keyId(node)));
  }

  ObjectNode tag(Principal caller, ObjectNode node) {
    KmsParameters parameters = KmsParameters.of(node, Set.of("KeyId", "Tags"));
    KmsKey key = access.open(caller, "TagResource", parameters.string("KeyId"));
    KmsKey.Settings settings = key.settings();
    Map<String, String> tags = new HashMap<>(settings.tags());
    tags.putAll(tags(parameters));
    keys.put(
        key.with(
            new KmsKey.Settings(
                settings.description(), settings.policy(), tags, settings.rotated())));
    return StrictJson.object();
  }

  ObjectNode listTags(Principal caller, ObjectNode node) {
    KmsKey key = access.open(caller, "ListResourceTags", keyId(node));
    ObjectNode reply = StrictJson.object().put("Truncated", false);
    ArrayNode tags = reply.putArray("Tags");
    key.settings()
        .tags()
        .forEach((name, value) -> tags.addObject().put("TagKey", name).put("TagValue", value));
    return reply;
  }

  ObjectNode enableRotation(Principal caller, ObjectNode node) {
    KmsKey key = access.open(caller, "EnableKeyRotation", keyId(node));
    KmsKey.Settings settings = key.settings();
    keys.put(
        key.with(
            new KmsKey.Settings(settings.description(), settings.policy(), settings.tags(), true)));
    return StrictJson.object();
  }

  ObjectNode rotationStatus(Principal caller, ObjectNode node) {
    KmsKey key = access.open(caller, "GetKeyRotationStatus", keyId(node));
    return StrictJson.object().put("KeyRotationEnabled", key.settings().rotated());
  }

  private static ObjectNode metadata(KmsKey key) {
    ObjectNode reply = StrictJson.object();
    reply
        .putObject("KeyMetadata")
        .put("AWSAccountId", key.arn().value().split(":", -1)[4])
        .put("KeyId", key.arn().keyId())
        .put("Arn", key.arn().value())
        .put("CreationDate", key.createdAt().getEpochSecond())
        .put("Enabled", true)
        .put("Description", key.settings().description())
        .put("KeyUsage", "ENCRYPT_DECRYPT")
        .put("KeyState", "Enabled")
        .put("Origin", "AWS_KMS")
        .put("KeyManager", "CUSTOMER")
        .put("KeySpec", "SYMMETRIC_DEFAULT")
        .put("MultiRegion", false)
        .putArray("EncryptionAlgorithms")
        .add("SYMMETRIC_DEFAULT");
    return reply;
  }

  private static void requireSymmetric(KmsParameters parameters) {
    boolean isSymmetric =
        parameters.optionalString("KeyUsage").orElse("ENCRYPT_DECRYPT").equals("ENCRYPT_DECRYPT")
            && parameters
                .optionalString("KeySpec")
                .orElse("SYMMETRIC_DEFAULT")
                .equals("SYMMETRIC_DEFAULT")
            && parameters.optionalString("Origin").orElse("AWS_KMS").equals("AWS_KMS")
            && !parameters.flag("MultiRegion");
    if (!isSymmetric) {
      throw KmsFault.validation("the emulator makes symmetric keys of one Region only");
    }
  }

  private static Map<String, String> tags(KmsParameters parameters) {
    Map<String, String> tags = new HashMap<>();
    for (ObjectNode node : parameters.objects("Tags")) {
      KmsParameters tag = KmsParameters.of(node, Set.of("TagKey", "TagValue"));
      tags.put(tag.string("TagKey"), tag.string("TagValue"));
    }
    return tags;
  }

  private static String keyId(ObjectNode node) {
    return KmsParameters.of(node, KEY_ID).string("KeyId");
  }
}
