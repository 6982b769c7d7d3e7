package io.nitrowallet.requester.tls;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.configuration.PemCertificates;
import io.nitrowallet.requester.config.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Reads PEM files of at most 1 MiB. What is wrong with one is said of the setting that names it.
public final class PemFiles {
  private static final int MAX_BYTES = 1024 * 1024;

  private PemFiles() {}

  /// The certificates in `file`, in its order, at least one.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if there is none, or the
  ///   file cannot be read
  public static List<X509Certificate> certificates(Setting setting, Path file) {
    String text = new String(read(setting, file), StandardCharsets.ISO_8859_1);
    try {
      return PemCertificates.parseBundle(text);
    } catch (RefusedException e) {
      throw refused(setting, "%s holds no readable PEM certificates".formatted(file), e);
    }
  }

  /// What TLS trusts where it trusts `authorities` alone.
  public static TrustManager[] trust(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (X509Certificate authority : authorities) {
      store.setCertificateEntry("ca" + store.size(), authority);
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers.getTrustManagers();
  }

  /// The private key of `certificate` in `file`: PKCS#8, without a passphrase.
  ///
  /// @param certificateSetting that names the certificate's file
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is another's, or
  ///   the file cannot be read
  public static PrivateKey key(
      Setting setting, Path file, Setting certificateSetting, X509Certificate certificate) {
    return new PemKey(setting, certificateSetting).of(certificate, read(setting, file));
  }

  private static byte[] read(Setting setting, Path file) {
    try {
      if (Files.size(file) <= MAX_BYTES) {
        return Files.readAllBytes(file);
      }
      throw new IOException("over 1 MiB");
    } catch (IOException e) {
      throw refused(setting, "%s cannot be read".formatted(file), e);
    }
  }

  private static RefusedException refused(Setting setting, String sentence, Exception cause) {
    return new RefusedException(
        ErrorCode.INVALID_CONFIGURATION, "'%s' %s".formatted(setting.key(), sentence), cause);
  }
}
