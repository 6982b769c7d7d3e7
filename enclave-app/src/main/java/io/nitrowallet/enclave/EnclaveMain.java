package io.nitrowallet.enclave;

import io.nitrowallet.aws.nsm.NsmDevice;
import io.nitrowallet.aws.nsm.NsmEntropy;
import io.nitrowallet.vsock.transport.AfVsock;
import io.nitrowallet.vsock.transport.Transport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/// The production enclave. It knows Nitro hardware only: /dev/nsm, AF_VSOCK and the configuration
/// in its own image. There is no option that makes it run on anything else.
public final class EnclaveMain {
  private static final Path CONFIGURATION = Path.of("/etc/nitro-wallet/enclave.json");

  private EnclaveMain() {}

  /// Serves until the enclave is terminated.
  public static void main(String[] args) throws InterruptedException {
    EnclaveProcess.start(CONFIGURATION, new AfVsock(), EnclaveMain::nitro);
    new CountDownLatch(1).await();
  }

  private static EnclavePlatform nitro(Transport transport) {
    NsmDevice device = NsmDevice.open();
    return new EnclavePlatform(transport, device, new NsmEntropy(device), Instant::now);
  }
}
