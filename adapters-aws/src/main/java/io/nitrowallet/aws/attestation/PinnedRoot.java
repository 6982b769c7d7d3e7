package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot.Kind;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// The one root certificate that a verifier trusts.
record PinnedRoot(X509Certificate certificate, TrustRoot identity) {
  /// SHA-256 of the DER of the AWS Nitro Enclaves Root-G1, valid until 2049-10-28.
  static final Bytes AWS_FINGERPRINT =
      Bytes.ofHex("641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b");

  private static final String AWS_RESOURCE = "aws-nitro-enclaves-root-g1.pem";

  /// AWS's root, from this program's own resources and held to its published fingerprint.
  static PinnedRoot aws() {
    PinnedRoot root = of(readPem(AWS_RESOURCE), Kind.AWS);
    if (!root.identity.fingerprint().equals(AWS_FINGERPRINT)) {
      throw new IllegalStateException("the packaged root certificate is not AWS's");
    }
    return root;
  }

  /// Somebody's own root.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} unless it is one DER certificate
  static PinnedRoot development(Bytes der) {
    return of(der, Kind.DEVELOPMENT);
  }

  private static PinnedRoot of(Bytes der, Kind kind) {
    X509Certificate certificate =
        Certificates.decode(der, ErrorCode.INVALID_VALUE, "the attestation root");
    return new PinnedRoot(certificate, new TrustRoot(Digests.sha256(der), kind));
  }

  private static Bytes readPem(String resource) {
    try (InputStream stream = PinnedRoot.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      String base64 =
          new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
              .replaceAll("-----(BEGIN|END) CERTIFICATE-----", "");
      return Bytes.copyOf(Base64.getMimeDecoder().decode(base64));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
