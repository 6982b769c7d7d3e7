package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The certificate without which key stores keep no private key. It certifies nothing: policies
/// name the public key itself, so neither its subject nor its dates are ever looked at.
final class SelfSigned {
  private static final X500Name SUBJECT = new X500Name("CN=Nitro Wallet operator");
  private static final int SERIAL_BITS = 127;

  /// RFC 5280's date for "no well-defined expiration".
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  private SelfSigned() {}

  /// @param provider where the private key signs, if it cannot elsewhere
  static X509Certificate over(KeyPair pair, KeyKind kind, Optional<Provider> provider) {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            SUBJECT,
            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
            Date.from(Instant.EPOCH),
            Date.from(NEVER),
            SUBJECT,
            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    JcaContentSignerBuilder signer = new JcaContentSignerBuilder(kind.signature());
    provider.ifPresent(signer::setProvider);
    try {
      X509CertificateHolder holder = builder.build(signer.build(pair.getPrivate()));
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (OperatorCreationException | CertificateException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, "the new key cannot sign: check the token and try again", e);
    }
  }
}
