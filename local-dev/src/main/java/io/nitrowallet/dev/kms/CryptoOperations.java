package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.formats.json.StrictJson;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// GenerateDataKey, Decrypt and Encrypt.
final class CryptoOperations {
  private static final int DATA_KEY_LENGTH = 32;
  private static final int MAX_PLAINTEXT = 4_096;
  private static final String SYMMETRIC = "SYMMETRIC_DEFAULT";
  private static final Set<String> GENERATE_DATA_KEY =
      Set.of("KeyId", "KeySpec", "EncryptionContext", "Recipient");
  private static final Set<String> DECRYPT =
      Set.of("KeyId", "CiphertextBlob", "EncryptionContext", "EncryptionAlgorithm", "Recipient");
  private static final Set<String> ENCRYPT =
      Set.of("KeyId", "Plaintext", "EncryptionContext", "EncryptionAlgorithm");

  private final KeyAccess access;
  private final AttestationVerifier verifier;
  private final TimeSource clock;
  private final SecureRandom random;

  CryptoOperations(
      KeyAccess access, AttestationVerifier verifier, TimeSource clock, SecureRandom random) {
    this.access = access;
    this.verifier = verifier;
    this.clock = clock;
    this.random = random;
  }

  ObjectNode generateDataKey(Principal caller, ObjectNode node) {
    KmsParameters parameters = KmsParameters.of(node, GENERATE_DATA_KEY);
    if (!parameters.string("KeySpec").equals("AES_256")) {
      throw KmsFault.validation("the emulator makes data keys of KeySpec AES_256");
    }
    Map<String, String> context = parameters.strings("EncryptionContext");
    Optional<Recipient> recipient = recipient(parameters);
    KmsKey key =
        access.open(
            caller, "GenerateDataKey", parameters.string("KeyId"), conditions(context, recipient));
    byte[] dataKey = new byte[DATA_KEY_LENGTH];
    random.nextBytes(dataKey);
    try (SecretBytes plaintext = SecretBytes.adopt(dataKey)) {
      return reply(key, plaintext, recipient)
          .put(
              "CiphertextBlob",
              DataKeyBlob.seal(key, context, plaintext, random).encode().base64());
    }
  }

  ObjectNode decrypt(Principal caller, ObjectNode node) {
    KmsParameters parameters = KmsParameters.of(node, DECRYPT);
    requireSymmetric(parameters);
    DataKeyBlob blob =
        DataKeyBlob.decode(parameters.bytes("CiphertextBlob", DataKeyBlob.MAX_LENGTH));
    Map<String, String> context = parameters.strings("EncryptionContext");
    Optional<Recipient> recipient = recipient(parameters);
    KmsKey key =
        access.open(
            caller,
            "Decrypt",
            parameters.optionalString("KeyId").orElse(blob.keyId()),
            conditions(context, recipient));
    if (!blob.keyId().equals(key.arn().keyId())) {
      throw KmsFault.client(
          "IncorrectKeyException", "the ciphertext was made with another key than KeyId");
    }
    try (SecretBytes plaintext = blob.open(key, context)) {
      return reply(key, plaintext, recipient).put("EncryptionAlgorithm", SYMMETRIC);
    }
  }

  ObjectNode encrypt(Principal caller, ObjectNode node) {
    KmsParameters parameters = KmsParameters.of(node, ENCRYPT);
    requireSymmetric(parameters);
    Map<String, String> context = parameters.strings("EncryptionContext");
    KmsKey key =
        access.open(
            caller, "Encrypt", parameters.string("KeyId"), conditions(context, Optional.empty()));
    Bytes given = parameters.bytes("Plaintext", MAX_PLAINTEXT);
    try (SecretBytes plaintext = SecretBytes.adopt(given.toArray())) {
      return StrictJson.object()
          .put("KeyId", key.arn().value())
          .put("EncryptionAlgorithm", SYMMETRIC)
          .put(
              "CiphertextBlob",
              DataKeyBlob.seal(key, context, plaintext, random).encode().base64());
    }
  }

  /// Plaintext, or for a recipient an empty one beside what only the recipient opens, as KMS has
  /// it.
  private ObjectNode reply(KmsKey key, SecretBytes plaintext, Optional<Recipient> recipient) {
    ObjectNode reply = StrictJson.object().put("KeyId", key.arn().value());
    if (recipient.isEmpty()) {
      String released = plaintext.use(bytes -> Bytes.copyOf(bytes).base64());
      return reply.put("Plaintext", released);
    }
    return reply
        .put("Plaintext", "")
        .put(
            "CiphertextForRecipient",
            RecipientCiphertext.encrypt(plaintext, recipient.get().publicKey(), random).base64());
  }

  private Optional<Recipient> recipient(KmsParameters parameters) {
    return parameters
        .object("Recipient")
        .map(node -> Recipient.verify(node, verifier, clock.now()));
  }

  private static void requireSymmetric(KmsParameters parameters) {
    if (!parameters.optionalString("EncryptionAlgorithm").orElse(SYMMETRIC).equals(SYMMETRIC)) {
      throw KmsFault.client("InvalidKeyUsageException", "the emulator's keys are all symmetric");
    }
  }

  /// What conditions of a key policy can ask about this call, by lower-case condition key.
  private static Map<String, List<String>> conditions(
      Map<String, String> context, Optional<Recipient> recipient) {
    Map<String, List<String>> conditions = new HashMap<>();
    context.forEach((name, value) ->
        conditions
            .computeIfAbsent(
                "kms:encryptioncontext:" + name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
            .add(value));
    conditions.put("kms:encryptioncontextkeys", List.copyOf(context.keySet()));
    recipient.ifPresent(attested ->
        attested
            .pcrs()
            .values()
            .forEach((index, value) ->
                conditions.put("kms:recipientattestation:pcr" + index, List.of(value.hex()))));
    List<String> image = conditions.get("kms:recipientattestation:pcr0");
    if (image != null) {
      conditions.put("kms:recipientattestation:imagesha384", image);
    }
    return conditions;
  }
}
