package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.requester.aws.AwsClients;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;

/// The projects before ours, as their code made keys and kept them: outside an enclave here, with
/// the parent's role, under a KMS key whose policy lets it.
final class OldWallet {
  private static final byte[] SEED_NONCE = Bytes.ofHex("cc5cac2c7791afb2f5f859c1").toArray();

  private final KmsClient kms;
  private final DynamoDbClient dynamoDb;
  private final KeyArn key;
  private final SecureRandom random = new SecureRandom();

  OldWallet(AwsClients clients, KeyArn key) {
    this.kms = clients.kms();
    this.dynamoDb = clients.dynamoDb();
    this.key = key;
  }

  /// A private key that an old row holds.
  record OldKey(Bytes bytes, Address address) {}

  OldKey draw() {
    byte[] drawn = new byte[32];
    random.nextBytes(drawn);
    Bytes bytes = Bytes.copyOf(drawn);
    try (PrivateKey drawnKey = PrivateKey.adopt(SecretBytes.adopt(drawn))) {
      return new OldKey(bytes, drawnKey.publicKey().address());
    }
  }

  /// The coordinates of the public key, as the first Python example kept them.
  static String coordinates(OldKey old) {
    try (PrivateKey opened = PrivateKey.adopt(SecretBytes.adopt(old.bytes().toArray()))) {
      return opened.publicKey().uncompressed().hex().substring(2);
    }
  }

  /// A data key, in the clear and as KMS wrapped it.
  record DataKey(Bytes plaintext, String wrapped) {}

  DataKey dataKey() {
    var generated = kms.generateDataKey(ask -> ask.keyId(key.value()).keySpec(DataKeySpec.AES_256));
    return new DataKey(
        Bytes.copyOf(generated.plaintext().asByteArray()),
        base64(generated.ciphertextBlob().asByteArray()));
  }

  DataKey shortDataKey() {
    byte[] drawn = new byte[24];
    random.nextBytes(drawn);
    return new DataKey(Bytes.copyOf(drawn), encrypt(drawn));
  }

  String encrypt(byte[] text) {
    return base64(
        kms.encrypt(ask -> ask.keyId(key.value()).plaintext(SdkBytes.fromByteArray(text)))
            .ciphertextBlob()
            .asByteArray());
  }

  String rust(DataKey dataKey, String text) {
    return base64(
        cipher(
            "AES/GCM/NoPadding",
            dataKey.plaintext().toArray(),
            new GCMParameterSpec(128, SEED_NONCE),
            text.getBytes(StandardCharsets.UTF_8)));
  }

  String go(DataKey dataKey, OldKey old) {
    byte[] vector = vector();
    byte[] sealed =
        cipher(
            "AES/CFB/NoPadding",
            dataKey.plaintext().toArray(),
            new IvParameterSpec(vector),
            old.bytes().toArray());
    return base64(join(vector, sealed)).replace("=", "");
  }

  String python(DataKey dataKey, OldKey old) throws GeneralSecurityException {
    byte[] vector = vector();
    byte[] own =
        MessageDigest.getInstance("SHA-256")
            .digest(dataKey.plaintext().base64().getBytes(StandardCharsets.UTF_8));
    byte[] text = old.bytes().hex0x().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = cipher("AES/CBC/PKCS5Padding", own, new IvParameterSpec(vector), text);
    return base64(join(vector, sealed));
  }

  /// Python's `encodebytes` breaks lines.
  String pythonFirst(DataKey dataKey, OldKey old) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    byte[] own = dataKey.plaintext().base64().getBytes(StandardCharsets.UTF_8);
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(own, "AES"));
    byte[] sealed = cipher.doFinal(old.bytes().hex().getBytes(StandardCharsets.UTF_8));
    String text = base64(sealed);
    return text.substring(0, 76) + "\n" + text.substring(76) + "\n";
  }

  /// A table whose partition key is `partition`.
  void createTable(String table, String partition) {
    dynamoDb.createTable(create ->
        create
            .tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(
                KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build())
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName(partition)
                    .attributeType(ScalarAttributeType.S)
                    .build()));
    dynamoDb.waiter().waitUntilTableExists(describe -> describe.tableName(table));
  }

  void put(String table, Map<String, String> row) {
    Map<String, AttributeValue> item = new HashMap<>();
    row.forEach((column, text) -> item.put(column, AttributeValue.fromS(text)));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  /// All that a table holds.
  Set<Map<String, AttributeValue>> rows(String table) {
    return new HashSet<>(
        dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream().toList());
  }

  private byte[] vector() {
    byte[] vector = new byte[16];
    random.nextBytes(vector);
    return vector;
  }

  private static byte[] cipher(
      String transformation, byte[] key, AlgorithmParameterSpec parameters, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance(transformation);
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), parameters);
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
