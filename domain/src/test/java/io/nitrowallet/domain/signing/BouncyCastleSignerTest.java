package io.nitrowallet.domain.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.secret.SecretBytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;

class BouncyCastleSignerTest {
  /// Fixed, so that a failure can be repeated.
  private static final long SEED = 20_261_122;

  /// 10,000; with `nitro-wallet check --full` 200,000.
  private static final int MESSAGES =
      "full".equals(System.getProperty("nitrowallet.check")) ? 200_000 : 10_000;

  private final RecoverableSigner signer = new BouncyCastleSigner();

  @Test
  void agreesWithWeb3jOnRandomMessages() {
    RandomGenerator random = new Random(SEED);
    int flipped = 0;
    for (int i = 0; i < MESSAGES; i++) {
      byte[] secret = randomBytes(random, 32);
      byte[] message = randomBytes(random, random.nextInt(200));
      Bytes ours = sign(secret, new PersonalMessage(Bytes.copyOf(message)));
      Sign.SignatureData theirs =
          Sign.signPrefixedMessage(message, ECKeyPair.create(new BigInteger(1, secret)));
      assertEquals(encode(theirs), ours, "message " + i);
      flipped += ours.at(64) - 27;
    }
    assertTrue(
        flipped > 0.45 * MESSAGES && flipped < 0.55 * MESSAGES,
        "both parities occur alike: " + flipped);
    System.out.println("web3j: " + MESSAGES + " signatures equal byte for byte, v included");
  }

  private static Bytes encode(Sign.SignatureData signature) {
    return Bytes.concat(
        Bytes.copyOf(signature.getR()),
        Bytes.copyOf(signature.getS()),
        Bytes.copyOf(signature.getV()));
  }

  private Bytes sign(byte[] secret, PersonalMessage message) {
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(secret.clone()))) {
      return signer.sign(key, message.digest()).encodeForWallets();
    }
  }

  /// RFC 6979 over secp256k1 with SHA-256, as published by several libraries; web3j agrees below.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|Satoshi Nakamoto|"
            + "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8|"
            + "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5",
        "1|All those moments will be lost in time, like tears in rain. Time to die...|"
            + "8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b|"
            + "547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21",
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140|Satoshi Nakamoto|"
            + "fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0|"
            + "6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5",
        "f8b8af8ce3c7cca5e300d33939540c10d45ce001b8f252bfbc57ba0342904181|Alan Turing|"
            + "7063ae83e7f62bbb171798131b4a0564b956930092b33b07b395615d9ec7e15c|"
            + "58dfcc1e00a35e1572f366ffe34ba0fc47db1e7189759b9fb233c5b05ab388ea"
      })
  void givesTheKnownAnswersOfRfc6979(String secret, String message, String r, String s) {
    BigInteger number = new BigInteger(secret, 16);
    byte[] text = message.getBytes(StandardCharsets.US_ASCII);
    Bytes digest = Digests.sha256(Bytes.copyOf(text));
    Signature signature = sign(number, digest);
    assertEquals(new BigInteger(r, 16), signature.r());
    assertEquals(new BigInteger(s, 16), signature.s());

    Sign.SignatureData oracle = Sign.signMessage(digest.toArray(), ECKeyPair.create(number), false);
    assertEquals(encode(oracle), signature.encodeForWallets());
  }

  @Test
  void isDeterministicLowAndRecoverable() {
    RandomGenerator random = new Random(SEED + 1);
    for (int i = 0; i < 200; i++) {
      Bytes digest = Bytes.copyOf(randomBytes(random, 32));
      try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(randomBytes(random, 32)))) {
        Signature signature = signer.sign(key, digest);
        assertEquals(signature, signer.sign(key, digest));
        assertTrue(signature.s().compareTo(Secp256k1.HALF_ORDER) <= 0);
        assertTrue(Secp256k1.verify(key.publicKey(), digest, signature));
        assertEquals(Optional.of(key.publicKey()), Secp256k1.recover(digest, signature));
        Signature otherParity =
            new Signature(signature.r(), signature.s(), signature.yParity() ^ 1);
        assertFalse(Secp256k1.recover(digest, otherParity).equals(Optional.of(key.publicKey())));
      }
    }
  }

  @Test
  void aFlippedBitAnywhereNoLongerVerifies() {
    Bytes digest = Digests.sha256(Bytes.EMPTY);
    BigInteger secret = BigInteger.valueOf(42);
    Signature signature = sign(secret, digest);
    PublicKey key = publicKey(secret);
    for (int bit = 0; bit < 256; bit++) {
      Bytes otherDigest = flip(digest, bit);
      assertFalse(Secp256k1.verify(key, otherDigest, signature), "digest bit " + bit);
      assertFalse(verifies(key, digest, signature.r().flipBit(bit), signature.s()), "r " + bit);
      assertFalse(verifies(key, digest, signature.r(), signature.s().flipBit(bit)), "s " + bit);
    }
    assertFalse(Secp256k1.verify(publicKey(BigInteger.TWO), digest, signature));
  }

  private static boolean verifies(PublicKey key, Bytes digest, BigInteger r, BigInteger s) {
    try {
      return Secp256k1.verify(key, digest, new Signature(r, s, 0));
    } catch (IllegalArgumentException _) {
      return false; // out of range
    }
  }

  @Test
  void signsDigestsOf32BytesOnly() {
    for (int length : new int[] {0, 31, 33}) {
      Bytes digest = Bytes.copyOf(new byte[length]);
      assertThrows(IllegalArgumentException.class, () -> sign(BigInteger.ONE, digest));
    }
  }

  @Test
  void signsTheExtremeDigests() {
    for (Bytes digest :
        new Bytes[] {Bytes.ofHex("00".repeat(32)), Bytes.ofHex("ff".repeat(32)), order()}) {
      Signature signature = sign(BigInteger.TEN, digest);
      assertEquals(Optional.of(publicKey(BigInteger.TEN)), Secp256k1.recover(digest, signature));
    }
  }

  private static Bytes order() {
    return Bytes.ofHex(Secp256k1.ORDER.toString(16));
  }

  private Signature sign(BigInteger secret, Bytes digest) {
    try (PrivateKey key = PrivateKeyTest.key(secret)) {
      return signer.sign(key, digest);
    }
  }

  private static PublicKey publicKey(BigInteger secret) {
    try (PrivateKey key = PrivateKeyTest.key(secret)) {
      return key.publicKey();
    }
  }

  private static Bytes flip(Bytes value, int bit) {
    byte[] flipped = value.toArray();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return Bytes.copyOf(flipped);
  }

  private static byte[] randomBytes(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
