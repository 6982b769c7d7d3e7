package io.nitrowallet.dev.imds;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.dev.kms.KmsEmulator;
import io.nitrowallet.dev.kms.Principals;
import io.nitrowallet.domain.bytes.Bytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The KMS and IMDSv2 emulators in one process.
///
/// When both listen it prints one line, `ready kms=<port> imds=<port> ca=<file>`, and it runs until
/// its standard input ends or it is told to terminate, so that it never outlives whoever started
/// it.
@Command(
    name = "local-cloud",
    mixinStandardHelpOptions = true,
    description = "Runs the KMS and IMDSv2 emulators until standard input ends.")
public final class LocalCloud implements Callable<Integer> {
  @Option(names = "--state", required = true, description = "directory of keys and certificates")
  private Path state = Path.of("");

  @Option(
      names = "--principals",
      description = "file of access keys (default: <state>/principals.json)")
  private Path principals = Path.of("");

  @Option(
      names = "--attestation-root",
      required = true,
      description = "the soft NSM's root certificate, DER or PEM")
  private Path attestationRoot = Path.of("");

  @Option(names = "--region", defaultValue = "eu-west-1", description = "${DEFAULT-VALUE}")
  private String region = "";

  @Option(
      names = "--role-arn",
      defaultValue = "arn:aws:iam::111122223333:role/wallet-parent",
      description = "the instance's role (${DEFAULT-VALUE})")
  private String roleArn = "";

  @Option(
      names = "--credential-life",
      defaultValue = "PT15M",
      description = "how long issued credentials live (${DEFAULT-VALUE})")
  private Duration credentialLife = Duration.ZERO;

  @Option(names = "--kms-port", defaultValue = "0", description = "0 takes a free port")
  private int kmsPort;

  @Option(names = "--imds-port", defaultValue = "0", description = "0 takes a free port")
  private int imdsPort;

  private LocalCloud() {}

  /// Runs until standard input ends.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LocalCloud()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Principals known =
        Principals.in(
            principals.toString().isEmpty() ? state.resolve("principals.json") : principals);
    try (KmsEmulator kms =
            KmsEmulator.start(
                new KmsEmulator.Settings(
                    state,
                    region,
                    kmsPort,
                    known,
                    CoseAttestationVerifier.withDevelopmentRoot(certificate(attestationRoot))));
        ImdsEmulator imds =
            ImdsEmulator.start(
                new ImdsEmulator.Settings(imdsPort, roleArn, credentialLife, known))) {
      System.out.println(
          "ready kms=" + kms.port() + " imds=" + imds.endpoint().getPort() + " ca=" + kms.caPem());
      System.out.flush();
      awaitEndOfInput();
    }
    return 0;
  }

  private static Bytes certificate(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Bytes.copyOf(
          CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded());
    } catch (CertificateException e) {
      throw new IOException("%s holds no X.509 certificate".formatted(file), e);
    }
  }

  /// The reader is a daemon, so that a signal ends the process although the read cannot be ended.
  private static void awaitEndOfInput() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name("stdin")
        .start(() -> {
          try {
            var _ = System.in.transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            // Ended, too.
          } finally {
            ended.countDown();
          }
        });
    ended.await();
  }
}
