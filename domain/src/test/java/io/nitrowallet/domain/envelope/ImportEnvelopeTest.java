package io.nitrowallet.domain.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportEnvelopeTest {
  private static final Bytes KEY = Bytes.ofHex("0b".repeat(32));
  private static final Bytes LIFE = Bytes.ofHex("25".repeat(32));
  private static final Bytes ED25519 = Bytes.ofHex("ed".repeat(32));
  private static final ImportBinding BINDING = binding("treasury", "0a", "key-1", "open", "4e");

  private static ImportBinding binding(
      String name, String address, String key, String policy, String nonce) {
    return new ImportBinding(
        new AccountName(name),
        new Address(Bytes.ofHex(address.repeat(20))),
        new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/" + key),
        new PolicyText(policy),
        Bytes.ofHex(nonce.repeat(32)));
  }

  private static X25519PrivateKeyParameters life(Bytes seed) {
    return new X25519PrivateKeyParameters(seed.toArray(), 0);
  }

  private static EnclaveIdentity identity(Bytes seed, Bytes ed25519) {
    return new EnclaveIdentity(Bytes.copyOf(life(seed).generatePublicKey().getEncoded()), ed25519);
  }

  private static SealedKey seal() {
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(KEY.toArray()))) {
      return ImportEnvelope.seal(
          key, identity(LIFE, ED25519), BINDING, new SecureRandom()::nextBytes);
    }
  }

  private static Bytes open(SealedKey sealed, ImportBinding binding) {
    try (SecretBytes opened =
        ImportEnvelope.open(sealed, binding, identity(LIFE, ED25519), life(LIFE))) {
      return opened.use(Bytes::copyOf);
    }
  }

  private static void assertRefused(Runnable opening) {
    var refused = assertThrows(RefusedException.class, opening::run);
    assertEquals(ErrorCode.IMPORT_REFUSED, refused.code());
  }

  @Test
  void opensInTheLifeItWasSealedToForTheValuesItWasSealedFor() {
    assertEquals(KEY, open(seal(), BINDING));
  }

  @Test
  void isTheHpkeOfTheProtocol() throws GeneralSecurityException {
    SealedKey sealed = seal();
    EnclaveIdentity identity = identity(LIFE, ED25519);
    Bytes info =
        Bytes.concat(
            ascii("nitro-wallet/v1/import"),
            Digests.sha256(Bytes.concat(identity.x25519(), identity.ed25519())));
    Bytes aad =
        Bytes.concat(
            prefixed(ascii("treasury")),
            prefixed(Bytes.ofHex("0a".repeat(20))),
            prefixed(ascii("arn:aws:kms:eu-west-1:111122223333:key/key-1")),
            prefixed(Digests.sha256(ascii("open"))),
            prefixed(Bytes.ofHex("4e".repeat(32))));
    Bytes opened =
        new IndependentHpke(IndependentHpke.AES_256_GCM)
            .open(LIFE, identity.x25519(), sealed.encapsulation(), info, aad, sealed.ciphertext());
    assertEquals(KEY, opened);
  }

  private static Bytes prefixed(Bytes field) {
    return Bytes.concat(Bytes.copyOf(ByteBuffer.allocate(4).putInt(field.length()).array()), field);
  }

  private static Bytes ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Stream<ImportBinding> otherBindings() {
    return Stream.of(
        binding("other", "0a", "key-1", "open", "4e"),
        binding("treasury", "0c", "key-1", "open", "4e"),
        binding("treasury", "0a", "key-2", "open", "4e"),
        binding("treasury", "0a", "key-1", "laxer", "4e"),
        binding("treasury", "0a", "key-1", "open", "4f"));
  }

  @ParameterizedTest
  @MethodSource("otherBindings")
  void doesNotOpenForAnyOtherValue(ImportBinding other) {
    SealedKey sealed = seal();
    assertRefused(() -> open(sealed, other));
  }

  @Test
  void doesNotOpenInAnotherLife() {
    SealedKey sealed = seal();
    Bytes other = Bytes.ofHex("26".repeat(32));
    assertRefused(
        () -> ImportEnvelope.open(sealed, BINDING, identity(other, ED25519), life(other)));
    // the same X25519 key in another identity
    assertRefused(() -> ImportEnvelope.open(sealed, BINDING, identity(LIFE, other), life(LIFE)));
  }

  @Test
  void doesNotOpenWithAnyByteChanged() {
    SealedKey sealed = seal();
    for (int i = 0; i < SealedKey.ENCAPSULATION_LENGTH; i++) {
      var changed = new SealedKey(flip(sealed.encapsulation(), i), sealed.ciphertext());
      assertRefused(() -> open(changed, BINDING));
    }
    for (int i = 0; i < SealedKey.CIPHERTEXT_LENGTH; i++) {
      var changed = new SealedKey(sealed.encapsulation(), flip(sealed.ciphertext(), i));
      assertRefused(() -> open(changed, BINDING));
    }
  }

  /// The top bit, which X25519 itself ignores.
  private static Bytes flip(Bytes bytes, int at) {
    byte[] flipped = bytes.toArray();
    flipped[at] ^= (byte) 0x80;
    return Bytes.copyOf(flipped);
  }

  /// Points of small order make the agreement zero, whatever the other key.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"
      })
  void refusesPointsOfSmallOrder(String point) {
    var sealed = new SealedKey(Bytes.ofHex(point), seal().ciphertext());
    assertRefused(() -> open(sealed, BINDING));
    var hollow = new EnclaveIdentity(Bytes.ofHex(point), ED25519);
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(KEY.toArray()))) {
      var refused =
          assertThrows(
              RefusedException.class,
              () -> ImportEnvelope.seal(key, hollow, BINDING, new SecureRandom()::nextBytes));
      assertEquals(ErrorCode.ATTESTATION_REFUSED, refused.code());
    }
  }

  @Test
  void drawsAFreshKeyForEachSealingAndZeroesWhatItDrew() {
    List<byte[]> drawn = new ArrayList<>();
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(KEY.toArray()))) {
      SealedKey sealed =
          ImportEnvelope.seal(
              key,
              identity(LIFE, ED25519),
              BINDING,
              target -> {
                new SecureRandom().nextBytes(target);
                drawn.add(target);
              });
      assertEquals(1, drawn.size());
      assertArrayEquals(new byte[32], drawn.getFirst());
      assertNotEquals(seal().encapsulation(), sealed.encapsulation());
    }
  }

  @Test
  void refusesOtherLengths() {
    for (SealedLengths lengths :
        List.of(new SealedLengths(31, 48), new SealedLengths(32, 47), new SealedLengths(32, 49))) {
      var refused = assertThrows(RefusedException.class, lengths::sealedKey);
      assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    }
  }

  private record SealedLengths(int encapsulation, int ciphertext) {
    private SealedKey sealedKey() {
      return new SealedKey(
          Bytes.copyOf(new byte[encapsulation]), Bytes.copyOf(new byte[ciphertext]));
    }
  }
}
