package io.nitrowallet.domain.migration;

import java.util.Arrays;
import java.util.Optional;

/// How a project before this one sealed private keys (the table in docs/seed.md). None of them
/// bound what it sealed to anything, and three do not even notice a changed bit: what comes out is
/// proven by its address alone.
public enum SeedFormat {
  /// aws-nitro-enclaves-rs: AES-256-GCM under a constant nonce.
  RUST("rust", true, 32, 60, 82),
  /// The Go example before it: AES-256-CFB, the vector in front.
  GO("go", false, 32, 48, 48),
  /// The Python example: AES-256-CBC under the SHA-256 of the data key's base64, the vector in
  /// front.
  PYTHON("python", false, 32, 96, 96),
  /// The Python example's first edition: AES-256-ECB under the base64 of a data key of 24 bytes.
  PYTHON_FIRST("pythonFirst", false, 24, 64, 64),
  /// AWS's samples: KMS encrypted the private key's text itself; there is no data key.
  KMS("kms", true, 0, 0, 0);

  private final String wireName;
  private final boolean noticesChanges;
  private final int dataKeyLength;
  private final int shorter;
  private final int longer;

  SeedFormat(String wireName, boolean noticesChanges, int dataKeyLength, int shorter, int longer) {
    this.wireName = wireName;
    this.noticesChanges = noticesChanges;
    this.dataKeyLength = dataKeyLength;
    this.shorter = shorter;
    this.longer = longer;
  }

  /// The format that is called `wireName`.
  public static Optional<SeedFormat> named(String wireName) {
    return Arrays.stream(values()).filter(format -> format.wireName.equals(wireName)).findFirst();
  }

  /// Its word in requests.
  public String wireName() {
    return wireName;
  }

  /// Whether what was sealed so does not open once a bit of it was changed.
  public boolean noticesChanges() {
    return noticesChanges;
  }

  /// The data key's length in bytes; 0 where KMS sealed the private key itself.
  public int dataKeyLength() {
    return dataKeyLength;
  }

  /// Whether a sealed private key may have this many bytes. No two formats share a length.
  public boolean seals(int length) {
    return length == shorter || length == longer;
  }
}
