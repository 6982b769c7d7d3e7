package io.nitrowallet.dev.stack;

import io.nitrowallet.aws.nsm.NsmEntropy;
import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.enclave.EnclavePlatform;
import io.nitrowallet.enclave.EnclaveProcess;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// The enclave's own modules on a soft NSM and Unix sockets. It is another artefact than the
/// production enclave, not a mode of it. Arguments: the configuration file, the folder of sockets,
/// the folder of the soft NSM's authority, and the CID that it has, if not any.
final class SoftEnclaveMain {
  static final String READY = "soft enclave ready";

  private static final String MODULE_ID = "i-0123456789abcdef0-enc0123456789abcdef";

  private SoftEnclaveMain() {}

  public static void main(String[] args) throws InterruptedException {
    serve(args, NsmEntropy::new);
  }

  /// Serves with the given source of randomness until the process is ended.
  static void serve(String[] args, Function<SoftNsm, Entropy> entropy) throws InterruptedException {
    Lifeline.attach();
    Path configuration = Path.of(args[0]);
    TimeSource time = Instant::now;
    Transport sockets = new UnixDirectory(Path.of(args[1]));
    EnclaveProcess.start(
        configuration,
        args.length > 3 ? new OwnCid(sockets, Long.parseLong(args[3])) : sockets,
        transport -> {
          SoftNsm nsm =
              new SoftNsm(
                  SoftNsmAuthority.open(Path.of(args[2]), time),
                  SoftImage.measure(StackFiles.read(configuration)),
                  MODULE_ID,
                  time);
          return new EnclavePlatform(transport, nsm, entropy.apply(nsm), time);
        });
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
