package io.nitrowallet.bench;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What one signature of a document is over, by which key: all that a bare check takes.
record SignedMessage(String algorithm, PublicKey key, Bytes message, Bytes signature) {

  /// The signatures that prove a document: of each certificate below the root, and its own.
  static List<SignedMessage> allIn(Bytes encoded) {
    CoseSign1 signed = CoseSign1.decode(encoded);
    AttestationDocument document = AttestationDocumentCodec.decode(signed.payload());
    List<X509Certificate> chain =
        Stream.concat(document.cabundle().stream(), Stream.of(document.certificate()))
            .map(SignedMessage::certificate)
            .toList();
    List<SignedMessage> messages = new ArrayList<>();
    for (int index = 1; index < chain.size(); index++) {
      messages.add(of(chain.get(index), chain.get(index - 1).getPublicKey()));
    }
    messages.add(
        new SignedMessage(
            "SHA384withECDSAinP1363Format",
            chain.getLast().getPublicKey(),
            signed.signatureInput(),
            signed.signature()));
    return List.copyOf(messages);
  }

  /// Whether the signature holds, by the provider that the verifier uses as well.
  boolean holds() {
    try {
      Signature check = Signature.getInstance(algorithm);
      check.initVerify(key);
      check.update(message.toArray());
      return check.verify(signature.toArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SignedMessage of(X509Certificate certificate, PublicKey issuer) {
    try {
      return new SignedMessage(
          certificate.getSigAlgName(),
          issuer,
          Bytes.copyOf(certificate.getTBSCertificate()),
          Bytes.copyOf(certificate.getSignature()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(Bytes der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
