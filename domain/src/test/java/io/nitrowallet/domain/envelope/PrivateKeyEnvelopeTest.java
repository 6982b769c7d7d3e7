package io.nitrowallet.domain.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.EncryptionContext;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.GeneratedDataKey;
import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyEnvelopeTest {
  private static final KeyArn ARN =
      new KeyArn("arn:aws:kms:ap-east-1:111122223333:key/0b5e1b0c-0000-0000-0000-000000000001");
  private static final Bytes WRAPPED = Bytes.ofHex("0102030405");
  private static final Bytes DATA_KEY = Bytes.ofHex("a1".repeat(32));
  private static final Bytes PRIVATE_KEY = Bytes.ofHex("b2".repeat(32));
  private static final long VERSION = 3;
  private static final AccountBinding BINDING =
      new AccountBinding(
          new AccountName("treasury"),
          Address.parse("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf"),
          new PolicyText("{\"v\":1}"));

  private final PrivateKeyEnvelope envelope = new PrivateKeyEnvelope(new SecureRandom()::nextBytes);

  @Test
  void theEncryptionContextIsOfTheAccount() {
    assertEquals(
        new EncryptionContext(BINDING.name(), BINDING.address()), BINDING.encryptionContext());
  }

  @Test
  void closingForgetsTheDerivedKey() {
    try (SecretBytes dataKey = SecretBytes.adopt(DATA_KEY.toArray())) {
      EnvelopeKeys keys = EnvelopeKeys.derive(dataKey, Bytes.EMPTY);
      int length = keys.useEncryptionKey(key -> key.length);
      assertEquals(32, length);
      keys.close();
      assertThrows(IllegalStateException.class, () -> keys.useEncryptionKey(key -> key.length));
    }
  }

  @Test
  void opensWhatItSealed() {
    Sealing sealing = seal(envelope);
    assertEquals(ARN, sealing.keyArn());
    assertEquals(VERSION, sealing.version());
    assertEquals(WRAPPED, sealing.encryptedDataKey());
    assertEquals(PrivateKeyEnvelope.LENGTH, sealing.encryptedPrivateKey().length());
    assertEquals(PRIVATE_KEY, open(sealing, BINDING));
  }

  @Test
  void aChangedBitInAnyByteDoesNotOpen() {
    Sealing sealing = seal(envelope);
    for (int at = 0; at < PrivateKeyEnvelope.LENGTH; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = sealing.encryptedPrivateKey().toArray();
        changed[at] ^= (byte) (1 << bit);
        assertTampered(with(sealing, Bytes.copyOf(changed)), BINDING);
      }
    }
  }

  @Test
  void everyValueOfTheRowIsBound() {
    Sealing sealing = seal(envelope);
    Bytes sealed = sealing.encryptedPrivateKey();
    AccountName name = BINDING.name();
    Address address = BINDING.address();
    PolicyText policy = BINDING.policy();
    assertTampered(sealing, new AccountBinding(new AccountName("treasurY"), address, policy));
    Address otherAddress = Address.parse("0x7e5f4552091a69125d5dfcb7b8c2659029395bde");
    assertTampered(sealing, new AccountBinding(name, otherAddress, policy));
    assertTampered(sealing, new AccountBinding(name, address, new PolicyText("{\"v\":1 }")));
    KeyArn otherArn = new KeyArn(ARN.value().replace("ap-east-1", "ap-east-2"));
    assertTampered(new Sealing(otherArn, VERSION, WRAPPED, sealed), BINDING);
    assertTampered(new Sealing(ARN, VERSION - 1, WRAPPED, sealed), BINDING);
    assertTampered(new Sealing(ARN, VERSION + 1, WRAPPED, sealed), BINDING);
    assertTampered(new Sealing(ARN, VERSION, Bytes.ofHex("0102030406"), sealed), BINDING);
  }

  /// AES-GCM alone would let one ciphertext open under two keys.
  @Test
  void anotherDataKeyFailsAtTheCommitment() {
    Sealing sealing = seal(envelope);
    try (SecretBytes other = SecretBytes.adopt(Bytes.ofHex("a2".repeat(32)).toArray())) {
      RefusedException e =
          assertThrows(RefusedException.class, () -> envelope.open(sealing, other, BINDING));
      assertEquals(ErrorCode.ROW_TAMPERED, e.code());
      assertTrue(e.sentence().contains("another data key"), e.sentence());
      assertNull(e.getCause(), "refused before decryption");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 124, 126, 250})
  void anotherLengthDoesNotOpen(int length) {
    Sealing sealing = seal(envelope);
    byte[] resized = Arrays.copyOf(sealing.encryptedPrivateKey().toArray(), length);
    assertTampered(with(sealing, Bytes.copyOf(resized)), BINDING);
  }

  @Test
  void twoSealsShareNeitherSaltNorNonce() {
    Bytes one = seal(envelope).encryptedPrivateKey();
    Bytes two = seal(envelope).encryptedPrivateKey();
    assertNotEquals(one.slice(1, 33), two.slice(1, 33), "salt");
    assertNotEquals(one.slice(33, 65), two.slice(33, 65), "commitment");
    assertNotEquals(one.slice(65, 77), two.slice(65, 77), "nonce");
    assertNotEquals(one.slice(77, 125), two.slice(77, 125), "ciphertext");
  }

  @Test
  void entropyThatFailsSealsNothing() {
    Entropy failing =
        _ -> {
          throw new RefusedException(ErrorCode.ENTROPY_FAILED, "the source failed");
        };
    RefusedException e =
        assertThrows(RefusedException.class, () -> seal(new PrivateKeyEnvelope(failing)));
    assertEquals(ErrorCode.ENTROPY_FAILED, e.code());
  }

  /// protocol.md §3, computed by another implementation of both primitives.
  @Test
  void isByteForByteWhatTheProtocolSays() throws Exception {
    Bytes salt = Bytes.ofHex("51".repeat(32));
    Bytes nonce = Bytes.ofHex("52".repeat(12));
    List<Bytes> draws = new ArrayList<>(List.of(salt, nonce));
    Entropy planned =
        target -> System.arraycopy(draws.removeFirst().toArray(), 0, target, 0, target.length);
    Bytes ours = seal(new PrivateKeyEnvelope(planned)).encryptedPrivateKey();

    GCMBlockCipher gcm = (GCMBlockCipher) GCMBlockCipher.newInstance(AESEngine.newInstance());
    byte[] key = hkdf(salt, "nitro-wallet/v1/encrypt");
    gcm.init(
        true, new AEADParameters(new KeyParameter(key), 128, nonce.toArray(), associatedData()));
    byte[] ciphertext = new byte[48];
    int written = gcm.processBytes(PRIVATE_KEY.toArray(), 0, 32, ciphertext, 0);
    gcm.doFinal(ciphertext, written);
    Bytes expected =
        Bytes.concat(
            Bytes.ofHex("01"),
            salt,
            Bytes.copyOf(hkdf(salt, "nitro-wallet/v1/commit")),
            nonce,
            Bytes.copyOf(ciphertext));
    assertEquals(expected.hex(), ours.hex());
  }

  private static byte[] hkdf(Bytes salt, String info) {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(
        new HKDFParameters(
            DATA_KEY.toArray(), salt.toArray(), info.getBytes(StandardCharsets.UTF_8)));
    byte[] out = new byte[32];
    generator.generateBytes(out, 0, out.length);
    return out;
  }

  private static byte[] associatedData() {
    ByteBuffer aad = ByteBuffer.allocate(512);
    put(aad, "nitro-wallet/v1/account".getBytes(StandardCharsets.UTF_8));
    put(aad, "treasury".getBytes(StandardCharsets.UTF_8));
    put(aad, Bytes.ofHex("7e5f4552091a69125d5dfcb7b8c2659029395bdf").toArray());
    put(aad, ARN.value().getBytes(StandardCharsets.UTF_8));
    put(aad, sha256(WRAPPED.toArray()));
    put(aad, new byte[] {0, 0, 0, 0, 0, 0, 0, 3});
    put(aad, sha256("{\"v\":1}".getBytes(StandardCharsets.UTF_8)));
    return Arrays.copyOf(aad.array(), aad.position());
  }

  private static void put(ByteBuffer aad, byte[] field) {
    aad.putInt(field.length).put(field);
  }

  private static byte[] sha256(byte[] input) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(input, 0, input.length);
    byte[] out = new byte[32];
    digest.doFinal(out, 0);
    return out;
  }

  private static Sealing seal(PrivateKeyEnvelope envelope) {
    try (SecretBytes privateKey = SecretBytes.adopt(PRIVATE_KEY.toArray());
        GeneratedDataKey dataKey =
            new GeneratedDataKey(ARN, SecretBytes.adopt(DATA_KEY.toArray()), WRAPPED)) {
      return envelope.seal(privateKey, dataKey, BINDING, VERSION);
    }
  }

  private Bytes open(Sealing sealing, AccountBinding binding) {
    try (SecretBytes dataKey = SecretBytes.adopt(DATA_KEY.toArray());
        SecretBytes opened = envelope.open(sealing, dataKey, binding)) {
      return opened.use(Bytes::copyOf);
    }
  }

  private void assertTampered(Sealing sealing, AccountBinding binding) {
    RefusedException e = assertThrows(RefusedException.class, () -> open(sealing, binding));
    assertEquals(ErrorCode.ROW_TAMPERED, e.code());
  }

  private static Sealing with(Sealing sealing, Bytes encryptedPrivateKey) {
    return new Sealing(
        sealing.keyArn(), sealing.version(), sealing.encryptedDataKey(), encryptedPrivateKey);
  }
}
