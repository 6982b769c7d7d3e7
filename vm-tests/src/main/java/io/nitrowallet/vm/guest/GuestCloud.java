package io.nitrowallet.vm.guest;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.dev.kms.KmsEmulator;
import io.nitrowallet.dev.kms.Principal;
import io.nitrowallet.dev.kms.Principals;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.parent.proxy.AllowList;
import io.nitrowallet.parent.proxy.Destination;
import io.nitrowallet.parent.proxy.ProxyLimits;
import io.nitrowallet.parent.proxy.VsockProxy;
import io.nitrowallet.vsock.request.Credential;
import io.nitrowallet.vsock.transport.AfVsock;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// AWS within the machine: the KMS emulator of a deployment that the host prepared, and our proxy,
/// which listens on vsock and leads to it.
final class GuestCloud implements AutoCloseable {
  private static final long PROXY_PORT = 8000;
  private static final String REGION = "eu-west-1";
  private static final String SESSION =
      "arn:aws:sts::111122223333:assumed-role/wallet-parent/i-0123456789abcdef0";

  private final KmsEmulator kms;
  private final VsockProxy proxy;
  private final AttestationVerifier verifier;
  private final Credential credential;

  private GuestCloud(
      KmsEmulator kms, VsockProxy proxy, AttestationVerifier verifier, Credential credential) {
    this.kms = kms;
    this.proxy = proxy;
    this.verifier = verifier;
    this.credential = credential;
  }

  static GuestCloud start(StackLayout layout) throws IOException {
    var authority = SoftNsmAuthority.open(layout.nsmAuthority(), Instant::now);
    var verifier = CoseAttestationVerifier.withDevelopmentRoot(authority.rootCertificate());
    Principals principals = Principals.in(layout.cloud().resolve("principals.json"));
    Credential credential = enrolParent(principals);
    KmsEmulator kms =
        KmsEmulator.start(
            new KmsEmulator.Settings(layout.cloud(), REGION, 0, principals, verifier));
    Destination destination = new Destination("127.0.0.1", kms.port());
    VsockProxy proxy =
        VsockProxy.start(
            new AfVsock(),
            PROXY_PORT,
            destination,
            new AllowList(List.of(destination)),
            ProxyLimits.STANDARD);
    return new GuestCloud(kms, proxy, verifier, credential);
  }

  private static Credential enrolParent(Principals principals) {
    Credential drawn = new Credential("ASIAGUEST0000000000", secret(), secret());
    principals.put(
        Principal.of(
            drawn.accessKeyId(),
            drawn.secretAccessKey(),
            Optional.of(drawn.sessionToken()),
            SESSION),
        Instant.now());
    return drawn;
  }

  private static String secret() {
    byte[] drawn = new byte[20];
    new SecureRandom().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  /// Of the parent's role.
  Credential credential() {
    return credential;
  }

  /// Trusts the soft NSM's root.
  AttestationVerifier verifier() {
    return verifier;
  }

  @Override
  public void close() {
    proxy.close();
    kms.close();
  }
}
