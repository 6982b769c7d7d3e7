package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A sweep that finds nothing proves something only if it finds what is there.
final class SecretSweepTest {
  private static final Bytes SECRET = random(32);

  private final SecretSweep sweep = new SecretSweep().add("secret", SECRET);

  private static Bytes random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  private static Bytes surrounded(int before, Bytes content) {
    return Bytes.concat(random(before), content, random(17));
  }

  private void assertFinds(String form, byte[] content) {
    Set<String> found = sweep.find(content);
    assertTrue(found.contains("secret as " + form), () -> form + " is not among " + found);
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertEquals(Set.of(), sweep.find(random(1 << 20).toArray()));
    assertEquals(Set.of(), sweep.find(random(1 << 20).base64().getBytes(US_ASCII)));
  }

  @Test
  void findsRawBytes() {
    assertFinds("raw", surrounded(9, SECRET).toArray());
  }

  @Test
  void findsHex() {
    byte[] content = surrounded(9, SECRET).toArray();
    assertFinds("hex, lower case", HexFormat.of().formatHex(content).getBytes(US_ASCII));
    assertFinds(
        "hex, upper case", HexFormat.of().withUpperCase().formatHex(content).getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void findsBase64AtEveryAlignment(int before) {
    byte[] content = surrounded(before, SECRET).toArray();
    assertFinds("base64, alignment " + before % 3, Base64.getEncoder().encode(content));
    assertFinds(
        "base64url, alignment " + before % 3,
        Base64.getUrlEncoder().withoutPadding().encode(content));
  }

  @Test
  void findsBase64OfTheSecretAlone() {
    assertFinds("base64, alignment 0", SECRET.base64().getBytes(US_ASCII));
  }

  @Test
  void findsNumbers() {
    byte[] secret = SECRET.toArray();
    assertFinds("decimal", ("d=" + new BigInteger(1, secret) + ";").getBytes(US_ASCII));
    assertFinds("list of bytes", Arrays.toString(secret).getBytes(US_ASCII));
  }

  @Test
  void findsAHalf() {
    String half = "0x" + SECRET.slice(0, 16).hex() + "…";
    assertEquals(
        Set.of("the first half of secret as hex, lower case"), sweep.find(half.getBytes(US_ASCII)));
    byte[] second = SECRET.slice(16, 32).toArray();
    assertEquals(
        Set.of("the second half of secret as raw"),
        sweep.find(new String(second, ISO_8859_1).getBytes(ISO_8859_1)));
  }
}
