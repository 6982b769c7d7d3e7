package io.nitrowallet.aws.kms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// TLS 1.2 or 1.3 over the tunnel, to one host: its name goes out as SNI and must stand in the
/// certificate, whatever name a caller asks for.
final class TunnelTls extends SSLSocketFactory {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final SocketFactory tunnel;
  private final SSLSocketFactory tls;
  private final String host;

  TunnelTls(SocketFactory tunnel, SSLSocketFactory tls, String host) {
    this.tunnel = tunnel;
    this.tls = tls;
    this.host = host;
  }

  /// A plain socket, which the HTTP client connects and then hands to the layering method below.
  @Override
  public Socket createSocket() throws IOException {
    return new DeadlineSocket(tunnel.createSocket());
  }

  @Override
  public Socket createSocket(Socket connected, String ignoredHost, int port, boolean autoClose)
      throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(connected, host, port, autoClose);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(List.of(new SNIHostName(host)));
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public Socket createSocket(String address, int port) throws IOException {
    throw directConnection();
  }

  @Override
  public Socket createSocket(String address, int port, InetAddress local, int localPort)
      throws IOException {
    throw directConnection();
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    throw directConnection();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    throw directConnection();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  private static IOException directConnection() {
    return new IOException("KMS is reached through the tunnel only");
  }
}
