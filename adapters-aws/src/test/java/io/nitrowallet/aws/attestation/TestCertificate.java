package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate with its key, made to be right or wrong on purpose.
record TestCertificate(KeyPair keys, X509Certificate certificate) {
  private static final AtomicLong SERIAL = new AtomicLong(1);
  private static final String SHA384 = "SHA384withECDSA";

  Bytes der() {
    try {
      return Bytes.copyOf(certificate.getEncoded());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static TestCertificate selfSigned(Template template) {
    KeyPair keys = template.newKeys();
    return template.sign(keys, template.name(), keys, SHA384);
  }

  TestCertificate issue(Template template) {
    return issue(template, SHA384);
  }

  TestCertificate issue(Template template, String algorithm) {
    return template.sign(template.newKeys(), subject(), keys, algorithm);
  }

  private X500Name subject() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  /// What a certificate says. A path length below zero stands for `CA:FALSE`, no usage for a
  /// certificate that does not say.
  record Template(
      String commonName, Instant from, Duration lifetime, int pathLength, int usage, String curve) {
    private static final int AUTHORITY = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    private static final String P384 = "secp384r1";

    static Template authority(String commonName, Instant from, Duration lifetime, int pathLength) {
      return new Template(commonName, from, lifetime, pathLength, AUTHORITY, P384);
    }

    static Template leaf(Instant from) {
      return new Template(
          "i-0abc-enc0123.test.aws",
          from,
          Duration.ofHours(3),
          -1,
          KeyUsage.digitalSignature,
          P384);
    }

    Template withPathLength(int changed) {
      return new Template(commonName, from, lifetime, changed, usage, curve);
    }

    Template withUsage(int changed) {
      return new Template(commonName, from, lifetime, pathLength, changed, curve);
    }

    Template withCurve(String changed) {
      return new Template(commonName, from, lifetime, pathLength, usage, changed);
    }

    private X500Name name() {
      return new X500Name("CN=" + commonName + ",O=Test");
    }

    private KeyPair newKeys() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private TestCertificate sign(
        KeyPair subject, X500Name issuer, KeyPair issuerKeys, String algorithm) {
      try {
        JcaX509v3CertificateBuilder builder =
            new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(from),
                Date.from(from.plus(lifetime)),
                name(),
                subject.getPublic());
        BasicConstraints constraints =
            pathLength < 0 ? new BasicConstraints(false) : new BasicConstraints(pathLength);
        builder.addExtension(Extension.basicConstraints, true, constraints);
        if (usage != 0) {
          builder.addExtension(Extension.keyUsage, pathLength >= 0, new KeyUsage(usage));
        }
        return new TestCertificate(
            subject,
            new JcaX509CertificateConverter()
                .getCertificate(
                    builder.build(
                        new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate()))));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}
