package io.nitrowallet.aws.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CiphertextForRecipientTest {
  private static final KeyPair PAIR = rsa(2048);
  private static final KeyPair OTHER = rsa(2048);
  private static final RecipientKey KEY = RecipientKey.of(PAIR);
  private static final byte[] DATA_KEY = new byte[32];

  static {
    java.util.Arrays.fill(DATA_KEY, (byte) 0x5a);
  }

  @Test
  void opensAPublishedReplyWithItsPublishedKey() throws Exception {
    Bytes cms = vector("enclaver-hello-world.ciphertext-for-recipient.ber");
    RecipientKey published = publishedKey();
    try (SecretBytes content = CiphertextForRecipient.open(cms, published, 12)) {
      assertEquals("Hello, World", content.use(bytes -> new String(bytes, UTF_8)));
    }
    assertRefused(cms, published, 32);
  }

  @ParameterizedTest
  @CsvSource({
    "rustcrypto-kms-1, 37343df1470df625eeb6f4bfd2f1acc3, cc74adf65d973c8b72cd51e1b927f0f0",
    "aws-sdk-c-primitive, e66c1172aee0f2f7be34e3afc6b0e4fe, 1f943eb0105c1b0644df4f7130448a28",
    "aws-sdk-c-constructed, 688c6d5f7f31b0fecedf09f2e7c99ac9, 70e5caaffd49ad24efe15bf903be9d19"
        + "895b777d269b57b025f6f67e7ef93f94464515f2ebe034ea0b7621a1ff19292e"
  })
  void readsRepliesThatKmsReallySent(String name, String iv, String content) throws Exception {
    RecipientEnvelope envelope =
        RecipientEnvelope.decode(vector(name + ".ciphertext-for-recipient.ber"));
    assertEquals(iv, envelope.iv().hex());
    assertEquals(content, envelope.encryptedContent().hex());
    assertEquals(256, envelope.encryptedKey().length());
  }

  @Test
  void opensADataKey() {
    try (SecretBytes opened =
        CiphertextForRecipient.open(ForgedCms.honest(PAIR.getPublic(), DATA_KEY), KEY, 32)) {
      assertArrayEquals(DATA_KEY, opened.use(byte[]::clone));
    }
  }

  @Test
  void refusesEveryTruncation() {
    Bytes whole = ForgedCms.honest(PAIR.getPublic(), DATA_KEY);
    for (int length = 0; length < whole.length(); length++) {
      assertRefused(whole.slice(0, length), KEY, 32);
    }
  }

  @Test
  void refusesEveryTruncationOfAPublishedReply() throws Exception {
    Bytes whole = vector("enclaver-hello-world.ciphertext-for-recipient.ber");
    RecipientKey published = publishedKey();
    for (int length = 0; length < whole.length(); length++) {
      assertRefused(whole.slice(0, length), published, 12);
    }
  }

  @Test
  void refusesEveryFlippedByteOrOpensTheSameContent() {
    Bytes whole = ForgedCms.honest(PAIR.getPublic(), DATA_KEY);
    for (int at = 0; at < whole.length(); at++) {
      byte[] flipped = whole.toArray();
      flipped[at] ^= (byte) 0x81;
      try (SecretBytes opened = CiphertextForRecipient.open(Bytes.copyOf(flipped), KEY, 32)) {
        // CBC authenticates nothing: a changed block gives another key, which the AEAD refuses.
        assertEquals(32, opened.length());
      } catch (RefusedException e) {
        assertEquals(ErrorCode.KMS_REPLY_REFUSED, e.code());
      }
    }
  }

  @Test
  void refusesTrailingBytes() {
    assertRefused(
        Bytes.concat(ForgedCms.honest(PAIR.getPublic(), DATA_KEY), Bytes.ofHex("00")), KEY, 32);
  }

  @Test
  void refusesAReplyMadeForAnotherKey() {
    assertRefused(ForgedCms.honest(OTHER.getPublic(), DATA_KEY), KEY, 32);
  }

  @ParameterizedTest
  @CsvSource({"0", "16", "31", "33", "64"})
  void refusesContentThatIsNoDataKey(int length) {
    assertRefused(ForgedCms.honest(PAIR.getPublic(), new byte[length]), KEY, 32);
  }

  @Test
  void refusesTwoRecipients() {
    assertFormRefused(
        new ForgedCms()
            .to(PAIR.getPublic(), ForgedCms.OAEP_SHA256)
            .to(OTHER.getPublic(), ForgedCms.OAEP_SHA256)
            .encrypt(DATA_KEY));
  }

  @Test
  void refusesOtherTransports() {
    AlgorithmIdentifier pkcs1 = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption);
    assertFormRefused(new ForgedCms().to(PAIR.getPublic(), pkcs1).encrypt(DATA_KEY));
    for (var oaep :
        java.util.List.of(
            ForgedCms.oaep("SHA-1", MGF1ParameterSpec.SHA1, ""),
            ForgedCms.oaep("SHA-256", MGF1ParameterSpec.SHA1, ""),
            ForgedCms.oaep("SHA-384", MGF1ParameterSpec.SHA256, ""),
            ForgedCms.oaep("SHA-256", MGF1ParameterSpec.SHA256, "label"))) {
      assertFormRefused(new ForgedCms().to(PAIR.getPublic(), oaep).encrypt(DATA_KEY));
    }
  }

  @Test
  void refusesOtherContentCiphers() {
    for (var cipher :
        java.util.List.of(
            CMSAlgorithm.AES128_CBC, CMSAlgorithm.AES192_CBC, CMSAlgorithm.DES_EDE3_CBC)) {
      assertFormRefused(
          new ForgedCms().to(PAIR.getPublic(), ForgedCms.OAEP_SHA256).by(cipher).encrypt(DATA_KEY));
    }
  }

  @Test
  void refusesAKeyOfAnotherSize() {
    assertRefused(ForgedCms.honest(rsa(3072).getPublic(), DATA_KEY), KEY, 32);
  }

  @Test
  void refusesWhatIsLongerThanKmsSends() {
    assertRefused(Bytes.copyOf(new byte[CiphertextForRecipient.MAX_LENGTH + 1]), KEY, 32);
    assertRefused(ForgedCms.honest(PAIR.getPublic(), new byte[6_000]), KEY, 6_000);
  }

  @Test
  void refusesDeepNestingWithoutRecursion() {
    ByteArrayOutputStream definite = new ByteArrayOutputStream();
    for (int depth = 1_000; depth > 0; depth--) {
      int inner = 4 * (depth - 1);
      definite.writeBytes(new byte[] {0x30, (byte) 0x82, (byte) (inner >> 8), (byte) inner});
    }
    String indefinite = "3080".repeat(1_000) + "0000".repeat(1_000);
    assertRefused(Bytes.copyOf(definite.toByteArray()), KEY, 32);
    assertRefused(Bytes.copyOf(HexFormat.of().parseHex(indefinite)), KEY, 32);
  }

  @ParameterizedTest
  @CsvSource({
    "30",
    "3085ffffffffff",
    "3082ffff",
    "1f8101",
    "0480",
    "0000",
    "3080",
    "308000",
    "30020500ff"
  })
  void refusesWhatIsNoBer(String hex) {
    assertRefused(Bytes.ofHex(hex), KEY, 32);
  }

  /// Refused for what it is, before any key is used on it.
  private static void assertFormRefused(Bytes cms) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> RecipientEnvelope.decode(cms));
    assertEquals(ErrorCode.KMS_REPLY_REFUSED, refused.code());
  }

  private static void assertRefused(Bytes cms, RecipientKey key, int length) {
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> CiphertextForRecipient.open(cms, key, length).close());
    assertEquals(ErrorCode.KMS_REPLY_REFUSED, refused.code());
  }

  private static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static RecipientKey publishedKey() throws Exception {
    String pem = new String(vector("enclaver-hello-world.key.pem").toArray(), UTF_8);
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    KeyFactory factory = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
    return RecipientKey.of(
        new KeyPair(
            factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
            key));
  }

  private static Bytes vector(String name) throws Exception {
    Path file = Path.of(System.getProperty("nitrowallet.vectors", ""), "cms", name);
    boolean isThere = Files.exists(file);
    assertTrue(
        isThere || !Boolean.getBoolean("nitrowallet.vectors.required"), "missing vector " + name);
    assumeTrue(isThere, "the published vectors are not beside the build");
    return Bytes.copyOf(Files.readAllBytes(file));
  }
}
