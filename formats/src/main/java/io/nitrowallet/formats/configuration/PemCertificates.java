package io.nitrowallet.formats.configuration;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// X.509 certificates as PEM text (RFC 7468).
public final class PemCertificates {
  private static final String BLOCK =
      "-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----";
  private static final Pattern ONE_BLOCK = Pattern.compile("\\s*" + BLOCK + "\\s*");
  private static final Pattern ANY_BLOCK = Pattern.compile(BLOCK);

  private PemCertificates() {}

  /// The one certificate that `text` is. What stands beside it in the same text would be trusted by
  /// nobody, though whoever reads it may believe so; hence it is refused.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is anything else
  static X509Certificate parseOne(String text) {
    if (ONE_BLOCK.matcher(text).matches()) {
      Collection<? extends Certificate> read = read(text);
      if (read.size() == 1 && read.iterator().next() instanceof X509Certificate certificate) {
        return certificate;
      }
    }
    throw refused("it is no PEM text of one certificate");
  }

  /// The certificates of a bundle, in its order; the comments that bundles have between them are
  /// passed over.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if there is none, or one
  ///   cannot be read
  public static List<X509Certificate> parseBundle(String text) {
    List<X509Certificate> bundle =
        ANY_BLOCK
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .map(PemCertificates::parseOne)
            .toList();
    if (bundle.isEmpty()) {
      throw refused("there is no PEM certificate in it");
    }
    return bundle;
  }

  /// `certificate` as one block of lines of 64 characters.
  static String write(X509Certificate certificate) {
    try {
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that was read can be written", e);
    }
  }

  private static Collection<? extends Certificate> read(String text) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "a certificate in it cannot be read", e);
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }
}
