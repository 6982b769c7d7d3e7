package io.nitrowallet.vsock.transport;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.newsclub.net.unix.AFAddressFamily;
import org.newsclub.net.unix.AFAddressFamilyConfig;
import org.newsclub.net.unix.AFDatagramChannel;
import org.newsclub.net.unix.AFDatagramSocket;
import org.newsclub.net.unix.AFServerSocket;
import org.newsclub.net.unix.AFServerSocketChannel;
import org.newsclub.net.unix.AFSocket;
import org.newsclub.net.unix.AFSocketChannel;
import org.newsclub.net.unix.AFSocketFactory;
import org.newsclub.net.unix.AFSocketImpl;
import org.newsclub.net.unix.AFVSOCKSocketAddress;

/// AF_VSOCK on junixsocket's service interface: its native library knows the family, but the jar
/// with the Java half of it did not resolve when this was written. Stream sockets only.
final class VsockFamily extends AFAddressFamilyConfig<AFVSOCKSocketAddress> {
  private static final AFAddressFamily<AFVSOCKSocketAddress> FAMILY =
      AFAddressFamily.registerAddressFamilyImpl(
          "vsock", AFVSOCKSocketAddress.addressFamily(), new VsockFamily());

  private VsockFamily() {}

  static Socket newSocket() throws SocketException {
    return new VsockSocket(null, null);
  }

  static ServerSocket newServerSocket() throws IOException {
    return new VsockServerSocket(null);
  }

  @Override
  protected Class<? extends AFSocket<AFVSOCKSocketAddress>> socketClass() {
    return VsockSocket.class;
  }

  @Override
  protected AFSocket.Constructor<AFVSOCKSocketAddress> socketConstructor() {
    return VsockSocket::new;
  }

  @Override
  protected Class<? extends AFServerSocket<AFVSOCKSocketAddress>> serverSocketClass() {
    return VsockServerSocket.class;
  }

  @Override
  protected AFServerSocket.Constructor<AFVSOCKSocketAddress> serverSocketConstructor() {
    return VsockServerSocket::new;
  }

  @Override
  protected Class<? extends AFSocketChannel<AFVSOCKSocketAddress>> socketChannelClass() {
    return VsockSelectorProvider.Channel.class;
  }

  @Override
  protected Class<? extends AFServerSocketChannel<AFVSOCKSocketAddress>>
      serverSocketChannelClass() {
    return VsockSelectorProvider.ServerChannel.class;
  }

  @Override
  protected Class<? extends AFDatagramSocket<AFVSOCKSocketAddress>> datagramSocketClass() {
    return VsockSelectorProvider.NoDatagramSocket.class;
  }

  @Override
  protected AFDatagramSocket.Constructor<AFVSOCKSocketAddress> datagramSocketConstructor() {
    return descriptor -> {
      throw new SocketException("vsock datagrams are not used");
    };
  }

  @Override
  protected Class<? extends AFDatagramChannel<AFVSOCKSocketAddress>> datagramChannelClass() {
    return VsockSelectorProvider.NoDatagramChannel.class;
  }

  private static final class VsockImplementation extends AFSocketImpl<AFVSOCKSocketAddress> {
    VsockImplementation(@Nullable FileDescriptor descriptor) {
      super(FAMILY, descriptor);
    }
  }

  static final class VsockSocket extends AFSocket<AFVSOCKSocketAddress> {
    VsockSocket(
        @Nullable FileDescriptor descriptor,
        @Nullable AFSocketFactory<AFVSOCKSocketAddress> factory)
        throws SocketException {
      super(new VsockImplementation(descriptor), factory);
    }

    @Override
    protected AFSocketChannel<AFVSOCKSocketAddress> newChannel() {
      return new VsockSelectorProvider.Channel(this);
    }
  }

  static final class VsockServerSocket extends AFServerSocket<AFVSOCKSocketAddress> {
    VsockServerSocket(@Nullable FileDescriptor descriptor) throws IOException {
      super(descriptor);
    }

    @Override
    protected AFServerSocketChannel<AFVSOCKSocketAddress> newChannel() {
      return new VsockSelectorProvider.ServerChannel(this);
    }

    @Override
    protected AFSocketImpl<AFVSOCKSocketAddress> newImpl(@Nullable FileDescriptor descriptor) {
      return new VsockImplementation(descriptor);
    }

    @Override
    protected AFSocket<AFVSOCKSocketAddress> newSocketInstance() throws SocketException {
      return new VsockSocket(null, null);
    }
  }
}
