package io.nitrowallet.domain.dsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.vectors.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.stream.Stream;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingKeyTest {
  private static final Bytes MESSAGE = utf8("what is signed");
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "secp256r1"})
  void verifiesWhatTheJdkSignsAndNothingElse(String kind) throws GeneralSecurityException {
    KeyPair pair = generate(kind);
    Bytes signature = sign(pair, MESSAGE);
    VerifyingKey key = VerifyingKey.decode(Bytes.copyOf(pair.getPublic().getEncoded()));
    assertTrue(key.verifies(MESSAGE, signature));
    assertFalse(key.verifies(utf8("what is signed!"), signature));
    assertFalse(key.verifies(MESSAGE, Bytes.EMPTY));
    for (int at = 0; at < signature.length(); at++) {
      byte[] changed = signature.toArray();
      changed[at] ^= 1;
      assertFalse(key.verifies(MESSAGE, Bytes.copyOf(changed)), "byte " + at);
      assertFalse(key.verifies(MESSAGE, signature.slice(0, at)), "cut at " + at);
    }
    assertFalse(key.verifies(MESSAGE, Bytes.concat(signature, signature.slice(0, 1))));
    KeyPair other = generate(kind);
    assertFalse(key.verifies(MESSAGE, sign(other, MESSAGE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "secp256r1"})
  void readsBackItsText(String kind) throws GeneralSecurityException {
    VerifyingKey key = VerifyingKey.decode(Bytes.copyOf(generate(kind).getPublic().getEncoded()));
    assertEquals(key, VerifyingKey.parse(key.text()));
    assertEquals(key.text(), key.toString());
    assertTrue(key.text().startsWith(kind.equals("Ed25519") ? "ed25519:" : "p256:"));
  }

  @Test
  void takesARawEd25519Key() throws GeneralSecurityException {
    byte[] info = generate("Ed25519").getPublic().getEncoded();
    Bytes raw = Bytes.copyOf(info).slice(info.length - 32, info.length);
    assertEquals(VerifyingKey.decode(Bytes.copyOf(info)), VerifyingKey.ofEd25519(raw));
    assertRefused(() -> VerifyingKey.ofEd25519(raw.slice(0, 31)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "X25519", "RSA"})
  void refusesKeysOfOtherKinds(String kind) throws GeneralSecurityException {
    Bytes info = Bytes.copyOf(generate(kind).getPublic().getEncoded());
    assertRefused(() -> VerifyingKey.decode(info));
  }

  @Test
  void refusesEveryCutOfAKeyAndATextOfAnotherKind() throws GeneralSecurityException {
    Bytes info = Bytes.copyOf(generate("secp256r1").getPublic().getEncoded());
    for (int length = 0; length < info.length(); length++) {
      Bytes cut = info.slice(0, length);
      assertRefused(() -> VerifyingKey.decode(cut));
    }
    assertRefused(() -> VerifyingKey.decode(Bytes.concat(info, Bytes.ofHex("00"))));
    assertRefused(() -> VerifyingKey.parse("ed25519:" + info.base64()));
    assertRefused(() -> VerifyingKey.parse(info.base64()));
    assertRefused(() -> VerifyingKey.parse("p256:" + info.base64() + "\n"));
    assertRefused(() -> VerifyingKey.parse(""));
  }

  @Test
  void refusesAPointOutsideTheCurve() throws GeneralSecurityException {
    byte[] info = generate("secp256r1").getPublic().getEncoded();
    info[info.length - 1] ^= 1;
    assertRefused(() -> VerifyingKey.decode(Bytes.copyOf(info)));
    assertRefused(() -> VerifyingKey.ofEd25519(Bytes.ofHex("ff".repeat(32))));
  }

  @TestFactory
  Stream<DynamicTest> holdsToWycheproofEd25519() {
    return Vectors.wycheproof("ed25519")
        .map(each ->
            DynamicTest.dynamicTest(
                each.toString(),
                () -> {
                  Bytes raw = Bytes.ofHex(each.group().get("publicKey").get("pk").stringValue());
                  assertEquals(
                      each.isValid(),
                      VerifyingKey.ofEd25519(raw).verifies(each.hex("msg"), each.hex("sig")));
                }));
  }

  @TestFactory
  Stream<DynamicTest> holdsToWycheproofP256() {
    return Vectors.wycheproof("ecdsa_secp256r1_sha256_p1363")
        .filter(each -> each.hex("sig").length() == 64)
        .map(each ->
            DynamicTest.dynamicTest(
                each.toString(),
                () -> {
                  Bytes info = Bytes.ofHex(each.group().get("publicKeyDer").stringValue());
                  assertEquals(
                      each.isValid(),
                      VerifyingKey.decode(info).verifies(each.hex("msg"), der(each.hex("sig"))));
                }));
  }

  /// r ‖ s in the form that protocol.md wants; numbers that DER signatures cannot hold give none.
  private static Bytes der(Bytes plain) throws IOException {
    var r = new BigInteger(1, plain.slice(0, 32).toArray());
    var s = new BigInteger(1, plain.slice(32, 64).toArray());
    try {
      return Bytes.copyOf(StandardDSAEncoding.INSTANCE.encode(P256_ORDER, r, s));
    } catch (IllegalArgumentException e) {
      return Bytes.EMPTY;
    }
  }

  private static KeyPair generate(String kind) throws GeneralSecurityException {
    boolean curve = kind.startsWith("secp");
    KeyPairGenerator generator = KeyPairGenerator.getInstance(curve ? "EC" : kind);
    if (curve) {
      generator.initialize(new ECGenParameterSpec(kind));
    }
    return generator.generateKeyPair();
  }

  private static Bytes sign(KeyPair pair, Bytes message) throws GeneralSecurityException {
    boolean curve = pair.getPublic().getAlgorithm().equals("EC");
    Signature signer = Signature.getInstance(curve ? "SHA256withECDSA" : "Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(message.toArray());
    return Bytes.copyOf(signer.sign());
  }

  private static void assertRefused(Runnable reading) {
    RefusedException e = assertThrows(RefusedException.class, reading::run);
    assertEquals(ErrorCode.INVALID_VALUE, e.code());
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
