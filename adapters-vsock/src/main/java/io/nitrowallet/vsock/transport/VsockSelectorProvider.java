package io.nitrowallet.vsock.transport;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketException;
import org.newsclub.net.unix.AFAddressFamily;
import org.newsclub.net.unix.AFDatagramChannel;
import org.newsclub.net.unix.AFDatagramSocket;
import org.newsclub.net.unix.AFSelectorProvider;
import org.newsclub.net.unix.AFServerSocket;
import org.newsclub.net.unix.AFServerSocketChannel;
import org.newsclub.net.unix.AFSocket;
import org.newsclub.net.unix.AFSocketChannel;
import org.newsclub.net.unix.AFSocketPair;
import org.newsclub.net.unix.AFSocketType;
import org.newsclub.net.unix.AFSomeSocket;
import org.newsclub.net.unix.AFVSOCKSocketAddress;

/// The channel half of {@link VsockFamily}: junixsocket asks for a channel class and its provider
/// behind every socket. Datagrams and socket pairs do not exist for vsock in the kernels we run on.
final class VsockSelectorProvider extends AFSelectorProvider<AFVSOCKSocketAddress> {
  private static final VsockSelectorProvider INSTANCE = new VsockSelectorProvider();

  private VsockSelectorProvider() {}

  @Override
  protected AFSocket<AFVSOCKSocketAddress> newSocket() throws SocketException {
    return new VsockFamily.VsockSocket(null, null);
  }

  @Override
  protected ProtocolFamily protocolFamily() {
    return () -> "VSOCK";
  }

  @Override
  protected AFAddressFamily<AFVSOCKSocketAddress> addressFamily() {
    return AFVSOCKSocketAddress.addressFamily();
  }

  @Override
  public AFSocketChannel<AFVSOCKSocketAddress> openSocketChannel() throws SocketException {
    return newSocket().getChannel();
  }

  @Override
  public AFSocketChannel<AFVSOCKSocketAddress> openSocketChannel(SocketAddress address)
      throws IOException {
    AFSocketChannel<AFVSOCKSocketAddress> channel = openSocketChannel();
    channel.connect(address);
    return channel;
  }

  @Override
  public AFServerSocketChannel<AFVSOCKSocketAddress> openServerSocketChannel() throws IOException {
    return new VsockFamily.VsockServerSocket(null).getChannel();
  }

  @Override
  public AFServerSocketChannel<AFVSOCKSocketAddress> openServerSocketChannel(SocketAddress address)
      throws IOException {
    AFServerSocketChannel<AFVSOCKSocketAddress> channel = openServerSocketChannel();
    channel.bind(address);
    return channel;
  }

  @Override
  public AFDatagramChannel<AFVSOCKSocketAddress> openDatagramChannel() throws SocketException {
    throw none("datagrams");
  }

  @Override
  public AFDatagramChannel<AFVSOCKSocketAddress> openDatagramChannel(AFSocketType type)
      throws SocketException {
    throw none("datagrams");
  }

  @Override
  public AFDatagramChannel<AFVSOCKSocketAddress> openDatagramChannel(ProtocolFamily family)
      throws SocketException {
    throw none("datagrams");
  }

  @Override
  protected <S extends AFSomeSocket> AFSocketPair<S> newSocketPair(S first, S second) {
    throw new UnsupportedOperationException("vsock has no socket pairs");
  }

  @Override
  public AFSocketPair<? extends AFSocketChannel<AFVSOCKSocketAddress>> openSocketChannelPair()
      throws SocketException {
    throw none("socket pairs");
  }

  @Override
  public AFSocketPair<? extends AFDatagramChannel<AFVSOCKSocketAddress>> openDatagramChannelPair()
      throws SocketException {
    throw none("socket pairs");
  }

  @Override
  public AFSocketPair<? extends AFDatagramChannel<AFVSOCKSocketAddress>> openDatagramChannelPair(
      AFSocketType type) throws SocketException {
    throw none("socket pairs");
  }

  private static SocketException none(String what) {
    return new SocketException("vsock has no " + what + " here");
  }

  static final class Channel extends AFSocketChannel<AFVSOCKSocketAddress> {
    Channel(AFSocket<AFVSOCKSocketAddress> socket) {
      super(socket, INSTANCE);
    }
  }

  static final class ServerChannel extends AFServerSocketChannel<AFVSOCKSocketAddress> {
    ServerChannel(AFServerSocket<AFVSOCKSocketAddress> socket) {
      super(socket, INSTANCE);
    }
  }

  /// A class token that the registration demands; never made.
  abstract static class NoDatagramSocket extends AFDatagramSocket<AFVSOCKSocketAddress> {
    private NoDatagramSocket() {
      super(null);
    }
  }

  /// A class token that the registration demands; never made.
  abstract static class NoDatagramChannel extends AFDatagramChannel<AFVSOCKSocketAddress> {
    private NoDatagramChannel() {
      super(null, null);
    }
  }
}
