package io.nitrowallet.enclave;

import io.nitrowallet.aws.kms.KmsClients;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.vsock.server.EnclaveServer;
import io.nitrowallet.vsock.server.ServerLimits;
import io.nitrowallet.vsock.transport.VsockAddress;

/// A running enclave: it listens on its measured port and serves until it is closed.
public final class Enclave implements AutoCloseable {
  private final EnclaveServer server;
  private final EnclaveComponent component;

  private Enclave(EnclaveServer server, EnclaveComponent component) {
    this.server = server;
    this.component = component;
  }

  /// Makes this life's identity and boot document, then serves.
  ///
  /// @throws io.nitrowallet.domain.error.RefusedException if the NSM, the entropy or the port is
  ///   not to be had
  public static Enclave start(MeasuredConfiguration configuration, EnclavePlatform platform) {
    EnclaveComponent component = DaggerEnclaveComponent.factory().create(configuration, platform);
    // This life's identity, boot document and clock begin now, not with the first caller.
    var _ = component.attest();
    var _ = component.health();
    var address = VsockAddress.anyCid(configuration.ports().enclave());
    EnclaveServer server =
        EnclaveServer.start(
            platform.transport(),
            address,
            limits(configuration.limits()),
            new Dispatcher(component));
    Thread.ofPlatform()
        .daemon()
        .name("kms-warm-up")
        .start(() -> KmsClients.warmUp(component.kmsClient()));
    return new Enclave(server, component);
  }

  private static ServerLimits limits(MeasuredConfiguration.Limits measured) {
    return new ServerLimits(
        measured.frameBytes(),
        measured.connections(),
        measured.idle(),
        measured.header(),
        measured.request());
  }

  /// Stops accepting, lets requests in progress end within their deadline, and destroys the keys.
  @Override
  public void close() {
    server.close();
    component.recipientKeys().close();
    component.kmsClient().close();
  }
}
