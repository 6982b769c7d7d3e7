package io.nitrowallet.requester.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority of tests, and whoever it vouches for.
public final class Authority {
  private static final char[] NO_PASSWORD = {};
  private static final String LOCAL = "localhost";

  private final Identity self;

  /// A new one.
  public Authority(String name) throws GeneralSecurityException, IOException {
    KeyPair keys = keys();
    X500Name own = new X500Name("CN=" + name);
    self = new Identity(keys, certificate(own, keys, own, keys, LOCAL));
  }

  /// Its own certificate.
  public X509Certificate root() {
    return self.certificate();
  }

  /// Somebody who is called `name`, and localhost.
  public Identity issue(String name) throws GeneralSecurityException, IOException {
    return issue(name, LOCAL);
  }

  /// Somebody who is called `name`, and is at `host`.
  public Identity issue(String name, String host) throws GeneralSecurityException, IOException {
    KeyPair keys = keys();
    X500Name issuer = new X500Name("CN=" + root().getSubjectX500Principal().getName().substring(3));
    X500Name subject = new X500Name("CN=" + name);
    return new Identity(keys, certificate(subject, keys, issuer, self.keys(), host));
  }

  /// TLS for a client who trusts this authority, and shows `identity`.
  public SSLContext context(Optional<Identity> identity)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("root", root());
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    if (identity.isPresent()) {
      Certificate[] chain = {identity.get().certificate()};
      own.setKeyEntry("own", identity.get().keys().getPrivate(), NO_PASSWORD, chain);
    }
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(
      X500Name subject, KeyPair keys, X500Name issuer, KeyPair signer, String host)
      throws GeneralSecurityException, IOException {
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofDays(1))),
            subject,
            keys.getPublic());
    boolean authority = subject.equals(issuer);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, host),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
    try {
      var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signature));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /// Writes `blocks` as PEM.
  public static void write(Path file, Object... blocks) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      for (Object block : blocks) {
        pem.writeObject(block);
      }
    }
    Files.writeString(file, text.toString());
  }

  /// Somebody with a certificate.
  public record Identity(KeyPair keys, X509Certificate certificate) {
    /// Writes `name.pem` and `name.key`, as openssl would.
    public void write(Path folder, String name) throws IOException {
      Authority.write(folder.resolve(name + ".pem"), certificate);
      Authority.write(
          folder.resolve(name + ".key"), new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    /// SHA-256 of the certificate, in hex.
    public String fingerprint() throws GeneralSecurityException {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }
  }
}
