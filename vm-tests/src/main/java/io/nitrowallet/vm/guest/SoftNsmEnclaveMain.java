package io.nitrowallet.vm.guest;

import io.nitrowallet.aws.nsm.NsmEntropy;
import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.enclave.EnclavePlatform;
import io.nitrowallet.enclave.EnclaveProcess;
import io.nitrowallet.vsock.transport.AfVsock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/// The production enclave but for its NSM: AF_VSOCK is real and the configuration is the image's.
/// Arguments: the folder of the soft NSM's authority, the file of registers that it vouches for.
public final class SoftNsmEnclaveMain {
  private static final Path CONFIGURATION = Path.of("/etc/nitro-wallet/enclave.json");
  private static final String MODULE_ID = "i-0123456789abcdef0-enc0123456789abcdef";

  private SoftNsmEnclaveMain() {}

  /// Runs until the machine ends.
  public static void main(String[] args) throws InterruptedException {
    TimeSource time = Instant::now;
    EnclaveProcess.start(
        CONFIGURATION,
        new AfVsock(),
        transport -> {
          SoftNsm nsm =
              new SoftNsm(
                  SoftNsmAuthority.open(Path.of(args[0]), time),
                  RegistersFile.read(Path.of(args[1])),
                  MODULE_ID,
                  time);
          return new EnclavePlatform(transport, nsm, new NsmEntropy(nsm), time);
        });
    new CountDownLatch(1).await();
  }
}
