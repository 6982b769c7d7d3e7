package io.nitrowallet.enclave;

import io.nitrowallet.aws.kms.KmsClients;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.vsock.event.EnclaveEvent;
import io.nitrowallet.vsock.event.EventChannel;
import io.nitrowallet.vsock.event.EventLog;
import io.nitrowallet.vsock.server.EnclaveServer;
import io.nitrowallet.vsock.server.ServerLimits;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.time.Instant;
import java.util.function.Function;

/// A running enclave: it listens on its measured port and serves until it is closed. What happens
/// in it goes to the parent's measured log port.
public final class Enclave implements AutoCloseable {
  private final EnclaveServer server;
  private final EnclaveComponent component;
  private final EventChannel events;

  private Enclave(EnclaveServer server, EnclaveComponent component, EventChannel events) {
    this.server = server;
    this.component = component;
    this.events = events;
  }

  /// Makes this life's identity and boot document, then serves.
  ///
  /// @param platform opens what the enclave stands on, once there is a way to tell if it fails
  /// @throws RefusedException if the NSM, the entropy or the port is not to be had; the parent has
  ///   been told the code
  public static Enclave start(
      MeasuredConfiguration configuration,
      Transport transport,
      Function<Transport, EnclavePlatform> platform) {
    var ports = configuration.ports();
    var log = new VsockAddress(ports.parentCid(), ports.log());
    EventChannel events = EventChannel.open(transport, log, Instant::now);
    try {
      EnclaveComponent component =
          DaggerEnclaveComponent.factory().create(configuration, platform.apply(transport));
      return new Enclave(serve(configuration, transport, component, events), component, events);
    } catch (RuntimeException e) {
      ErrorCode code = e instanceof RefusedException refused ? refused.code() : ErrorCode.INTERNAL;
      events.record(new EnclaveEvent.NotStarted(code));
      events.close();
      throw e;
    }
  }

  private static EnclaveServer serve(
      MeasuredConfiguration configuration,
      Transport transport,
      EnclaveComponent component,
      EventLog events) {
    // This life's identity, boot document and clock begin now, not with the first caller.
    var _ = component.attest();
    var _ = component.health();
    var address = VsockAddress.anyCid(configuration.ports().enclave());
    var limits = limits(configuration.limits());
    var server = EnclaveServer.start(transport, address, limits, new Dispatcher(component), events);
    events.record(
        new EnclaveEvent.Started(EnclaveVersion.CURRENT, component.identity().fingerprint()));
    Thread.ofPlatform()
        .daemon()
        .name("kms-warm-up")
        .start(() -> KmsClients.warmUp(component.kmsClient()));
    return server;
  }

  private static ServerLimits limits(MeasuredConfiguration.Limits measured) {
    return new ServerLimits(
        measured.frameBytes(),
        measured.connections(),
        measured.idle(),
        measured.header(),
        measured.request());
  }

  /// Stops accepting, lets requests in progress end within their deadline, destroys the keys for
  /// KMS's replies, and tells the parent. The identity's keys end with the process.
  @Override
  public void close() {
    server.close();
    component.recipientKeys().close();
    component.kmsClient().close();
    events.record(new EnclaveEvent.Stopped());
    events.close();
  }
}
