package io.nitrowallet.domain.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.KeccakDigest;

/// The hash functions that the protocol names.
public final class Digests {
  private Digests() {}

  /// SHA-256 (FIPS 180-4), 32 bytes.
  public static Bytes sha256(Bytes input) {
    return jdk("SHA-256", input);
  }

  /// SHA-384 (FIPS 180-4), 48 bytes: the hash of PCRs.
  public static Bytes sha384(Bytes input) {
    return jdk("SHA-384", input);
  }

  /// Keccak-256 with the original padding, as Ethereum uses it; not SHA3-256. 32 bytes.
  public static Bytes keccak256(Bytes input) {
    byte[] data = input.toArray();
    byte[] out = new byte[32];
    KeccakDigest keccak = new KeccakDigest(256);
    keccak.update(data, 0, data.length);
    keccak.doFinal(out, 0);
    return Bytes.copyOf(out);
  }

  private static Bytes jdk(String algorithm, Bytes input) {
    try {
      return Bytes.copyOf(MessageDigest.getInstance(algorithm).digest(input.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + algorithm, e);
    }
  }
}
