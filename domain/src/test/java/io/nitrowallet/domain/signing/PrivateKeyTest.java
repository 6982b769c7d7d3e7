package io.nitrowallet.domain.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.vectors.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PrivateKeyTest {
  private static final String ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

  static PrivateKey key(BigInteger secret) {
    return PrivateKey.adopt(SecretBytes.adopt(BigIntegers.asUnsignedByteArray(32, secret)));
  }

  @Test
  void derivesTheAddressesThatEthersDerives() {
    List<JsonNode> accounts = Vectors.elements(Vectors.read("ethers/accounts.json.gz"));
    for (JsonNode account : accounts) {
      byte[] secret = Bytes.ofHex(account.get("privateKey").stringValue()).toArray();
      try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(secret))) {
        assertEquals(account.get("address").stringValue(), key.publicKey().address().checksummed());
      }
    }
    assertEquals(52, accounts.size());
    System.out.println(
        "ethers accounts: " + accounts.size() + " addresses equal, checksums included");
  }

  @Test
  void closingZeroesTheAdoptedArray() {
    byte[] held = new byte[32];
    Arrays.fill(held, (byte) 7);
    PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(held));
    key.close();
    assertArrayEquals(new byte[32], held);
    assertThrows(IllegalStateException.class, key::publicKey);
    assertThrows(
        IllegalStateException.class,
        () -> new BouncyCastleSigner().sign(key, Bytes.ofHex("11".repeat(32))));
  }

  @Test
  void showsNothingOfTheKey() {
    try (PrivateKey key = key(BigInteger.valueOf(0x1234))) {
      assertEquals("PrivateKey", key.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "0000000000000000000000000000000000000000000000000000000000000000",
        ORDER,
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "000000000000000000000000000000000000000000000000000000000000000001"
      })
  void refusesWhatIsNoKeyAndZeroesIt(String hex) {
    byte[] held = Bytes.ofHex(hex).toArray();
    RefusedException e =
        assertThrows(RefusedException.class, () -> PrivateKey.adopt(SecretBytes.adopt(held)));
    assertEquals(ErrorCode.INVALID_VALUE, e.code());
    assertTrue(Bytes.copyOf(held).isZero());
  }

  @Test
  void takesTheGreatestKey() {
    BigInteger greatest = new BigInteger(ORDER, 16).subtract(BigInteger.ONE);
    try (PrivateKey key = key(greatest)) {
      assertEquals(
          "0x80C0dbf239224071c59dD8970ab9d542E3414aB2", key.publicKey().address().checksummed());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        ORDER,
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void givesUpOnASourceThatRepeatsAnUnusableNumber(String hex) {
    byte[] repeated = Bytes.ofHex(hex).toArray();
    List<byte[]> seen = new ArrayList<>();
    Entropy broken =
        target -> {
          seen.add(target);
          System.arraycopy(repeated, 0, target, 0, target.length);
        };
    RefusedException e =
        assertThrows(RefusedException.class, () -> PrivateKey.generate(broken::fill));
    assertEquals(ErrorCode.ENTROPY_FAILED, e.code());
    assertTrue(seen.size() < 10);
    seen.forEach(array -> assertArrayEquals(new byte[32], array));
  }

  @Test
  void drawsAgainAfterANumberOutOfRange() {
    int[] draws = {0};
    Entropy source = target -> Arrays.fill(target, draws[0]++ == 0 ? (byte) 0xff : (byte) 0x11);
    try (PrivateKey key = PrivateKey.generate(source::fill)) {
      assertEquals(key(new BigInteger("11".repeat(32), 16)).publicKey(), key.publicKey());
    }
  }

  @Test
  void aFailingSourceMakesNoKeyAndLeavesNothingBehind() {
    RuntimeException[] failures = {
      new RefusedException(ErrorCode.ENTROPY_FAILED, "the source failed"),
      new IllegalStateException("a fault")
    };
    for (RuntimeException failure : failures) {
      byte[][] held = new byte[1][];
      Entropy failing =
          target -> {
            held[0] = target;
            Arrays.fill(target, 0, 16, (byte) 9);
            throw failure;
          };
      assertEquals(
          failure, assertThrows(RuntimeException.class, () -> PrivateKey.generate(failing::fill)));
      assertArrayEquals(new byte[32], held[0]);
    }
  }
}
