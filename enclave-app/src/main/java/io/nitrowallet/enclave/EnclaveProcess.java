package io.nitrowallet.enclave;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.Transport;
import java.nio.file.Path;
import java.util.function.Function;

/// The life of a process that is an enclave, on whatever it stands.
public final class EnclaveProcess {
  private static final int CANNOT_START = 1;

  private EnclaveProcess() {}

  /// Serves from now on, as the file `configuration` says. Where that is refused, says why on
  /// standard error and ends the process with 1.
  ///
  /// @param platform opens what the enclave stands on
  public static void start(
      Path configuration, Transport transport, Function<Transport, EnclavePlatform> platform) {
    try {
      var measured = MeasuredConfigurationFile.read(configuration);
      Enclave enclave = Enclave.start(measured, transport, platform);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(enclave::close));
    } catch (RefusedException e) {
      System.err.println("nitro-wallet enclave cannot start: " + e.sentence());
      System.exit(CANNOT_START);
    }
  }
}
