package io.nitrowallet.dev.stack;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.dev.imds.ImdsEmulator;
import io.nitrowallet.dev.kms.KmsEmulator;
import io.nitrowallet.dev.kms.Principals;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// AWS as far as the wallet needs it: KMS and the instance metadata service as one process of the
/// stack. Arguments: the folder of its state, the folder of the soft NSM's authority.
final class CloudMain {
  static final String READY = "cloud ready: ";
  static final String PRINCIPALS = "principals.json";

  private static final Duration CREDENTIALS_LIFE = Duration.ofMinutes(15);

  private CloudMain() {}

  public static void main(String[] args) throws IOException {
    Lifeline.attach();
    Path state = Path.of(args[0]);
    Principals principals = Principals.in(state.resolve(PRINCIPALS));
    var root = SoftNsmAuthority.open(Path.of(args[1]), Instant::now).rootCertificate();
    KmsEmulator kms =
        KmsEmulator.start(
            new KmsEmulator.Settings(
                state,
                Roles.REGION,
                0,
                principals,
                CoseAttestationVerifier.withDevelopmentRoot(root)));
    ImdsEmulator metadata =
        ImdsEmulator.start(
            new ImdsEmulator.Settings(0, Roles.PARENT, CREDENTIALS_LIFE, principals));
    System.out.println(READY + "https://localhost:" + kms.port() + " " + metadata.endpoint());
  }
}
