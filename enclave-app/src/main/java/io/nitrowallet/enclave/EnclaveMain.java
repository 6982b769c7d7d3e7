package io.nitrowallet.enclave;

import io.nitrowallet.aws.nsm.NsmDevice;
import io.nitrowallet.aws.nsm.NsmEntropy;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.vsock.transport.AfVsock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/// The production enclave. It knows Nitro hardware only: /dev/nsm, AF_VSOCK and the configuration
/// in its own image. There is no option that makes it run on anything else.
public final class EnclaveMain {
  private static final Path CONFIGURATION = Path.of("/etc/nitro-wallet/enclave.json");
  private static final int CANNOT_START = 1;

  private EnclaveMain() {}

  /// Serves until the enclave is terminated.
  public static void main(String[] args) throws InterruptedException {
    try {
      MeasuredConfiguration configuration = MeasuredConfigurationFile.read(CONFIGURATION);
      NsmDevice device = NsmDevice.open();
      var platform =
          new EnclavePlatform(new AfVsock(), device, new NsmEntropy(device), Instant::now);
      Enclave.start(configuration, platform);
    } catch (RefusedException e) {
      System.err.println("nitro-wallet enclave cannot start: " + e.sentence());
      System.exit(CANNOT_START);
    }
    new CountDownLatch(1).await();
  }
}
