package io.nitrowallet.dev.nsm;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// What a new certificate says, but for its keys.
record CertificateTemplate(CertificateProfile profile, String commonName, Instant from) {
  private static final SecureRandom SERIALS = new SecureRandom();

  /// Signed by its own key.
  X509Certificate sign(PublicKey subjectKey, PrivateKey issuerKey) {
    return build(subjectKey, subject(), subjectKey, issuerKey);
  }

  /// Signed by an issuer's.
  X509Certificate sign(PublicKey subjectKey, X509Certificate issuer, PrivateKey issuerKey) {
    return build(subjectKey, issuer.getSubjectX500Principal(), issuer.getPublicKey(), issuerKey);
  }

  private X509Certificate build(
      PublicKey subjectKey, X500Principal issuer, PublicKey verifyKey, PrivateKey issuerKey) {
    Instant start = from.truncatedTo(ChronoUnit.SECONDS);
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(127, SERIALS).setBit(126),
              Date.from(start),
              Date.from(start.plus(profile.lifetime())),
              subject(),
              subjectKey);
      extend(builder, subjectKey, verifyKey);
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuerKey)));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("a development certificate cannot be made", e);
    }
  }

  /// As in real chains: a leaf's key usage is not critical, and a leaf names no key identifiers.
  private void extend(
      JcaX509v3CertificateBuilder builder, PublicKey subjectKey, PublicKey verifyKey)
      throws IOException, GeneralSecurityException {
    builder.addExtension(Extension.basicConstraints, true, profile.constraints());
    builder.addExtension(Extension.keyUsage, profile.isAuthority(), profile.usage());
    if (profile.isAuthority()) {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(subjectKey));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(verifyKey));
    }
  }

  private X500Principal subject() {
    return new X500Principal("CN=" + commonName + ", OU=Development, O=Nitro Wallet");
  }
}
