package io.nitrowallet.requester.tunnel;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.vsock.transport.Transport;

/// How a configuration reaches its enclaves.
public final class Transports {
  private static final String GATEWAY = "gateway:";

  private Transports() {}

  /// The transport that `transport` names; nobody is connected to yet.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it names none, with {@link
  ///   ErrorCode#INVALID_CONFIGURATION} if a file that it takes cannot be used
  public static Transport of(Configuration configuration) {
    String text = configuration.required(Setting.TRANSPORT);
    if (!text.startsWith(GATEWAY)) {
      return Transport.parse(text);
    }
    GatewayAddress address = GatewayAddress.parse(text.substring(GATEWAY.length()));
    return address.isSecure()
        ? GatewayTransport.secure(address, TunnelTls.load(configuration))
        : GatewayTransport.plain(address);
  }
}
