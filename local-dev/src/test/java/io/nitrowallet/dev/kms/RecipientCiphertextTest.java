package io.nitrowallet.dev.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The emulator's replies, octet for octet beside one that KMS sent.
final class RecipientCiphertextTest {
  /// Where the published reply holds what differs from reply to reply.
  private static final int[][] VARIABLE = {{33, 65}, {131, 387}, {415, 431}, {435, 483}};

  @Test
  void hasExactlyTheFormOfAReplyThatKmsSent() throws Exception {
    Path published =
        Path.of(
            System.getProperty("nitrowallet.vectors", ""),
            "cms",
            "aws-sdk-c-constructed.ciphertext-for-recipient.ber");
    boolean isThere = Files.exists(published);
    assertTrue(isThere || !Boolean.getBoolean("nitrowallet.vectors.required"), "missing vector");
    assumeTrue(isThere, "the published vectors are not beside the build");

    RSAPublicKey recipient = recipient();
    Bytes ours =
        RecipientCiphertext.encrypt(SecretBytes.adopt(new byte[32]), recipient, new SecureRandom());

    assertEquals(masked(Files.readAllBytes(published)), masked(ours.toArray()));
    assertEquals(Digests.sha256(Bytes.copyOf(recipient.getEncoded())), ours.slice(33, 65));
  }

  private static Bytes masked(byte[] reply) {
    for (int[] range : VARIABLE) {
      Arrays.fill(reply, range[0], range[1], (byte) 0);
    }
    return Bytes.copyOf(reply);
  }

  private static RSAPublicKey recipient() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return (RSAPublicKey) generator.generateKeyPair().getPublic();
  }
}
