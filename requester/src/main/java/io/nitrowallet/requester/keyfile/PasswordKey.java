package io.nitrowallet.requester.keyfile;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.formats.json.JsonObject;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;

/// How a keystore makes a key of a password, within limits: the file decides the effort, and may be
/// anybody's.
sealed interface PasswordKey {
  /// The length of the derived key in bytes.
  int LENGTH = 32;

  /// The derived key, the caller's.
  SecretBytes derive(SecretBytes password);

  /// As the keystore's `crypto` says.
  static PasswordKey parse(JsonObject crypto) {
    JsonObject parameters = crypto.require("kdfparams").object();
    if (parameters.require("dklen").integer() != LENGTH) {
      throw Keystore.refused("the keystore's 'dklen' is not 32");
    }
    Bytes salt = Keystore.hex(parameters, "salt", 64);
    return switch (crypto.require("kdf").text()) {
      case "scrypt" ->
          new Scrypt(
              salt,
              bounded(parameters, "n", 1 << 20),
              bounded(parameters, "r", 16),
              bounded(parameters, "p", 16));
      case "pbkdf2" -> {
        if (!parameters.require("prf").text().equals("hmac-sha256")) {
          throw Keystore.refused("the keystore's 'prf' is not hmac-sha256");
        }
        yield new Pbkdf2(salt, bounded(parameters, "c", 10_000_000));
      }
      default -> throw Keystore.refused("the keystore's 'kdf' is neither scrypt nor pbkdf2");
    };
  }

  private static int bounded(JsonObject parameters, String member, int max) {
    long value = parameters.require(member).integer();
    if (value < 1 || value > max) {
      throw Keystore.refused("the keystore's '%s' is not from 1 to %s".formatted(member, max));
    }
    return (int) value;
  }

  /// scrypt (RFC 7914), which takes 128 · n · r bytes of memory.
  record Scrypt(Bytes salt, int n, int r, int p) implements PasswordKey {
    private static final long MAX_MEMORY = 1L << 29;

    /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_VALUE` if n is no power
    ///   of two below 2^(16 r), or the memory is over 512 MiB
    public Scrypt {
      boolean cost = n > 1 && Integer.bitCount(n) == 1 && (r > 1 || n < 1 << 16);
      if (!cost || 128L * n * r > MAX_MEMORY) {
        throw Keystore.refused(
            "the keystore's scrypt is out of range: n is a power of two below 2^(16 r), and 128 n"
                + " r at most 512 MiB");
      }
    }

    @Override
    public SecretBytes derive(SecretBytes password) {
      return password.use(
          typed -> SecretBytes.adopt(SCrypt.generate(typed, salt.toArray(), n, r, p, LENGTH)));
    }
  }

  /// PBKDF2 (RFC 8018) with HMAC-SHA-256.
  record Pbkdf2(Bytes salt, int iterations) implements PasswordKey {
    @Override
    public SecretBytes derive(SecretBytes password) {
      return password.use(typed -> {
        var generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
        generator.init(typed, salt.toArray(), iterations);
        var key = (KeyParameter) generator.generateDerivedMacParameters(8 * LENGTH);
        return SecretBytes.adopt(key.getKey());
      });
    }
  }
}
