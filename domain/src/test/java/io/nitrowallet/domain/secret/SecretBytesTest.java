package io.nitrowallet.domain.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class SecretBytesTest {
  @Test
  void closingZeroesTheAdoptedArray() {
    byte[] held = {1, 2, 3};
    SecretBytes secret = SecretBytes.adopt(held);
    secret.close();
    secret.close();
    assertArrayEquals(new byte[3], held);
    assertTrue(secret.isDestroyed());
    assertThrows(IllegalStateException.class, () -> secret.use(bytes -> bytes[0]));
  }

  @Test
  void destroyingIsClosing() {
    byte[] held = {1, 2, 3};
    SecretBytes secret = SecretBytes.adopt(held);
    assertFalse(secret.isDestroyed());
    secret.destroy();
    assertArrayEquals(new byte[3], held);
    assertTrue(secret.isDestroyed());
  }

  @Test
  void lendsTheBytes() {
    try (SecretBytes secret = SecretBytes.adopt(new byte[] {5, 6})) {
      assertEquals(11, secret.<Integer>use(bytes -> bytes[0] + bytes[1]));
      assertEquals(2, secret.length());
    }
  }

  @Test
  void showsItsLengthOnly() {
    try (SecretBytes secret = SecretBytes.adopt(new byte[] {65, 66})) {
      assertEquals("SecretBytes[2]", secret.toString());
      assertEquals(SecretBytes.adopt(new byte[] {1, 2}).hashCode(), secret.hashCode());
    }
  }

  @Test
  void equalsByContentWhileItLives() {
    SecretBytes one = SecretBytes.adopt(new byte[] {1, 2});
    SecretBytes same = SecretBytes.adopt(new byte[] {1, 2});
    SecretBytes other = SecretBytes.adopt(new byte[] {1, 3});
    assertEquals(one, same);
    assertNotEquals(one, other);
    assertNotEquals(one, SecretBytes.adopt(new byte[] {1}));
    one.close();
    other.close();
    assertNotEquals(one, other, "two destroyed secrets are not the same secret");
    assertNotEquals(one, SecretBytes.adopt(new byte[2]));
    assertEquals(one, one);
  }

  @Test
  void cannotBeSerialised() throws Exception {
    try (var out = new ObjectOutputStream(new ByteArrayOutputStream());
        SecretBytes secret = SecretBytes.adopt(new byte[1])) {
      assertThrows(NotSerializableException.class, () -> out.writeObject(secret));
    }
  }
}
