package io.nitrowallet.dev.stack;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.dev.kms.KmsEmulator;
import io.nitrowallet.dev.kms.Principals;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// A deployment that is set up on this machine and runs on another, such as a virtual one: the KMS
/// key, the enclave's configuration with its ARN, the key policy with the image's PCR0. What the
/// other machine takes over lies in the layout's folders when this is closed.
public final class PortableDeployment implements AutoCloseable {
  private static final int ANY_PORT = 0;

  private final KmsEmulator kms;
  private final Deployment deployment;
  private final KeyArn key;

  private PortableDeployment(KmsEmulator kms, Deployment deployment, KeyArn key) {
    this.kms = kms;
    this.deployment = deployment;
    this.key = key;
  }

  /// Makes the key, with which nobody may do cryptography yet, and the configuration of an enclave
  /// whose parent is at `parentCid`.
  public static PortableDeployment begin(StackLayout layout, long parentCid) {
    Path rootFile = layout.home().resolve("nsm-root.pem");
    var root = SoftNsmAuthority.open(layout.nsmAuthority(), Instant::now).rootCertificate();
    StackFiles.write(rootFile, StackFiles.pem(root));
    Path principals = layout.cloud().resolve("principals.json");
    Administrators administrators = Administrators.enrol(principals);
    try {
      KmsEmulator kms =
          KmsEmulator.start(
              new KmsEmulator.Settings(
                  layout.cloud(),
                  Roles.REGION,
                  ANY_PORT,
                  Principals.in(principals),
                  CoseAttestationVerifier.withDevelopmentRoot(root)));
      var settings = new CliConfiguration(layout, "https://localhost:" + kms.port(), "", "");
      Deployment deployment = new Deployment(layout, settings.resolve(), administrators);
      KeyArn key = deployment.key();
      String tlsRoot = StackFiles.readText(settings.tlsRoot());
      StackFiles.write(
          layout.enclaveConfiguration(),
          EnclaveConfigurationDocument.write(key, tlsRoot, LocalStack.ENCLAVE_PORT, parentCid));
      return new PortableDeployment(kms, deployment, key);
    } catch (IOException e) {
      throw new StackException("the KMS emulator does not start", e);
    }
  }

  /// Has KMS release data keys to this image only.
  public void release(PcrValues image) {
    deployment.release(key, image);
  }

  @Override
  public void close() {
    kms.close();
  }
}
