package io.nitrowallet.requester.tls;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.image.pem.Pem;
import io.nitrowallet.requester.config.Setting;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A private key of TLS in PEM: PKCS#8, on an elliptic curve or RSA.
final class PemKey {
  private static final byte[] PROBE = {1, 2, 3};

  private final Setting setting;
  private final Setting certificateSetting;

  /// @param setting that names the file, for refusals
  /// @param certificateSetting that names the certificate's
  PemKey(Setting setting, Setting certificateSetting) {
    this.setting = setting;
    this.certificateSetting = certificateSetting;
  }

  /// The key of `certificate` that is in `pem`, which is overwritten.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is none
  PrivateKey of(X509Certificate certificate, byte[] pem) {
    try (SecretBytes encoded =
        Pem.block(pem, "PRIVATE KEY")
            .orElseThrow(() ->
                refused(
                    "holds no PEM block 'PRIVATE KEY': convert it by 'openssl pkcs8 -topk8"
                        + " -nocrypt'",
                    null))) {
      PublicKey expected = certificate.getPublicKey();
      PrivateKey key = encoded.use(bytes -> decode(expected.getAlgorithm(), bytes));
      requirePair(key, expected);
      return key;
    } finally {
      Arrays.fill(pem, (byte) 0);
    }
  }

  private PrivateKey decode(String algorithm, byte[] encoded) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw notTheKey(e);
    }
  }

  private void requirePair(PrivateKey key, PublicKey expected) {
    String algorithm =
        switch (expected.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> expected.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(PROBE);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(expected);
      verifying.update(PROBE);
      if (!verifying.verify(signature)) {
        throw notTheKey(null);
      }
    } catch (GeneralSecurityException e) {
      throw notTheKey(e);
    }
  }

  private RefusedException notTheKey(@Nullable Exception cause) {
    return refused(
        "is not the private key of the first certificate in '%s'"
            .formatted(certificateSetting.key()),
        cause);
  }

  private RefusedException refused(String what, @Nullable Exception cause) {
    String sentence = "'%s' %s".formatted(setting.key(), what);
    return cause == null
        ? new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence)
        : new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence, cause);
  }
}
