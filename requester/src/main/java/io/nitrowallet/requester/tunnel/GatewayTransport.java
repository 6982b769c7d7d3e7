package io.nitrowallet.requester.tunnel;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Reaches the enclaves of a parent through its gateway: an HTTP request asks for one of their
/// sockets by an upgrade (RFC 9110, 7.8), and its connection is the enclave's from then on.
///
/// The gateway sees what is said, as the parent always does. It cannot answer for the enclave: that
/// is shown by attestation, and by the signatures of the attested identity.
final class GatewayTransport implements Transport {
  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final String END = "";

  private final GatewayAddress gateway;
  private final Layer layer;

  private GatewayTransport(GatewayAddress gateway, Layer layer) {
    this.gateway = gateway;
    this.layer = layer;
  }

  /// Over TLS 1.3; the certificate must be for the host of `gateway`.
  static GatewayTransport secure(GatewayAddress gateway, SSLSocketFactory tls) {
    return new GatewayTransport(gateway, socket -> secured(socket, gateway, tls));
  }

  /// Within this machine.
  static GatewayTransport plain(GatewayAddress gateway) {
    return new GatewayTransport(gateway, socket -> socket);
  }

  private static Socket secured(Socket socket, GatewayAddress gateway, SSLSocketFactory tls)
      throws IOException {
    SSLSocket secure = (SSLSocket) tls.createSocket(socket, gateway.peer(), gateway.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  /// @throws RefusedException also with what the gateway refuses: `UNAUTHENTICATED`, `FORBIDDEN`,
  ///   `RATE_LIMITED`; with `INVALID_CONFIGURATION` if its certificate is not trusted, or it leads
  ///   to no such enclave
  @Override
  public Socket connect(VsockAddress address, Duration timeout) {
    Socket socket = new Socket();
    boolean connected = false;
    try (Curfew curfew = Curfew.start(socket, timeout)) {
      Socket layered = open(socket, address, curfew);
      connected = true;
      return layered;
    } finally {
      if (!connected) {
        closeQuietly(socket);
      }
    }
  }

  private Socket open(Socket socket, VsockAddress address, Curfew curfew) {
    Socket layered = layered(socket, curfew);
    try {
      ask(layered, address);
      UpgradeAnswer.read(layered.getInputStream()).requireSwitched(gateway, address);
      return layered;
    } catch (IOException e) {
      throw curfew.isOver() || !gateway.isSecure() ? unavailable(e) : refused(e, this::ended);
    }
  }

  private Socket layered(Socket socket, Curfew curfew) {
    try {
      socket.connect(new InetSocketAddress(gateway.peer(), gateway.port()));
      socket.setTcpNoDelay(true);
      return layer.over(socket);
    } catch (IOException e) {
      throw curfew.isOver() ? unavailable(e) : refused(e, this::unavailable);
    }
  }

  private void ask(Socket socket, VsockAddress address) throws IOException {
    List<String> request =
        List.of(
            "GET /api/v1/enclaves/%s/ports/%s HTTP/1.1".formatted(address.cid(), address.port()),
            "Host: " + gateway.authority(),
            "Connection: Upgrade",
            "Upgrade: vsock",
            END,
            END);
    socket
        .getOutputStream()
        .write(String.join("\r\n", request).getBytes(StandardCharsets.US_ASCII));
  }

  /// Either side may have ended the handshake: this one over the gateway's certificate, or the
  /// gateway over ours, which under TLS 1.3 is heard only afterwards.
  private RefusedException refused(
      IOException failure, Function<IOException, RefusedException> otherwise) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new RefusedException(
            ErrorCode.INVALID_CONFIGURATION,
            "%s shows no certificate that is trusted for this host: compare 'tunnel.caFile'"
                    .formatted(gateway)
                + " with the authority of the gateway's, and the host with its names",
            failure);
      }
      if (!(cause instanceof SSLException)) {
        return otherwise.apply(failure); // it went away
      }
    }
    return new RefusedException(
        ErrorCode.UNAUTHENTICATED,
        "%s refused the certificate of 'tunnel.certificateFile', or speaks no TLS 1.3: have one"
                .formatted(gateway)
            + " issued by the authority of 'gateway.tls.clientCaFile'",
        failure);
  }

  /// What a gateway says of our certificate is lost where it resets the connection at once.
  private RefusedException ended(IOException cause) {
    return new RefusedException(
        ErrorCode.UNAVAILABLE,
        "%s ended the connection without an answer: it has stopped, or it refuses the certificate"
                .formatted(gateway)
            + " of 'tunnel.certificateFile', which an authority of 'gateway.tls.clientCaFile' must"
            + " have issued",
        cause);
  }

  private RefusedException unavailable(IOException cause) {
    return new RefusedException(
        ErrorCode.UNAVAILABLE,
        "the gateway at %s does not answer: check the address, and that 'gateway run' runs there"
            .formatted(gateway),
        cause);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It was never handed out.
    }
  }

  /// Nobody is listened to through a gateway.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION}, always
  @Override
  public ServerSocket listen(VsockAddress address) {
    throw new RefusedException(
        ErrorCode.INVALID_CONFIGURATION,
        "through a gateway nothing can be listened to: set 'transport' to what the parent has");
  }

  /// What lies between TCP and HTTP.
  @FunctionalInterface
  private interface Layer {
    Socket over(Socket socket) throws IOException;
  }
}
