package io.nitrowallet.dev.stack;

import io.nitrowallet.aws.nsm.NsmEntropy;
import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.enclave.Enclave;
import io.nitrowallet.enclave.EnclavePlatform;
import io.nitrowallet.enclave.MeasuredConfigurationFile;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.vsock.transport.UnixDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// The enclave's own modules on a soft NSM and Unix sockets. It is another artefact than the
/// production enclave, not a mode of it. Arguments: the configuration file, the folder of sockets,
/// the folder of the soft NSM's authority.
final class SoftEnclaveMain {
  static final String READY = "soft enclave ready";

  private static final String MODULE_ID = "i-0123456789abcdef0-enc0123456789abcdef";

  private SoftEnclaveMain() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    serve(args, NsmEntropy::new);
  }

  /// Serves with the given source of randomness until the process is ended.
  static void serve(String[] args, Function<SoftNsm, Entropy> entropy)
      throws InterruptedException, IOException {
    Lifeline.attach();
    Path configurationFile = Path.of(args[0]);
    TimeSource time = Instant::now;
    try {
      MeasuredConfiguration configuration = MeasuredConfigurationFile.read(configurationFile);
      Bytes content = Bytes.copyOf(Files.readAllBytes(configurationFile));
      SoftNsm nsm =
          new SoftNsm(
              SoftNsmAuthority.open(Path.of(args[2]), time),
              SoftImage.measure(content),
              MODULE_ID,
              time);
      var platform =
          new EnclavePlatform(new UnixDirectory(Path.of(args[1])), nsm, entropy.apply(nsm), time);
      Enclave.start(configuration, platform);
      System.out.println(READY);
    } catch (RefusedException e) {
      System.err.println("the soft enclave cannot start: " + e.sentence());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }
}
