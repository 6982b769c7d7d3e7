package io.nitrowallet.aws.kms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A TLS server on a real socket that answers as a test tells it to, however badly.
final class FaultyKms implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

  private static final Answer NEVER = (request, number, out) -> {};

  private final SSLServerSocket server;
  private final X509Certificate certificate;
  private final Answer answer;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  /// Writes whatever it likes in answer to a request.
  @FunctionalInterface
  interface Answer {
    /// Answers one request.
    ///
    /// @param number of the request, from 1
    void write(Request request, int number, OutputStream out)
        throws IOException, InterruptedException;
  }

  /// A request as it arrived.
  record Request(String head, String body) {}

  private FaultyKms(String name, Answer answer) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    this.certificate = certificate(name, pair);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = "test".toCharArray();
    store.setKeyEntry("server", pair.getPrivate(), password, new Certificate[] {certificate});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    this.server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 16, InetAddress.getLoopbackAddress());
    this.answer = answer;
    var _ = Thread.ofVirtual().start(this::accept);
  }

  /// A server whose certificate says `name`.
  static FaultyKms named(String name, Answer answer) throws Exception {
    return new FaultyKms(name, answer);
  }

  /// A server that shakes hands and reads nothing of any request.
  static FaultyKms thatNeverReads(String name) throws Exception {
    return new FaultyKms(name, NEVER);
  }

  static Answer json(int status, String body) {
    return (request, number, out) -> writeJson(out, status, body);
  }

  static void writeJson(OutputStream out, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    out.write(head(status, bytes.length));
    out.write(bytes);
    out.flush();
  }

  static byte[] head(int status, int length) {
    return ("HTTP/1.1 "
            + status
            + " X\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: "
            + length
            + "\r\nx-amzn-RequestId: 1\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  X509Certificate certificate() {
    return certificate;
  }

  int connections() {
    return connections.get();
  }

  int requests() {
    return requests.get();
  }

  SocketFactory tunnel() {
    return tunnelTo(server.getLocalPort());
  }

  static SocketFactory tunnelTo(int port) {
    return new LoopbackTunnel(port);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        var _ = Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very answer, whatever else equals it
  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      if (answer == NEVER) {
        ((SSLSocket) socket).startHandshake();
        Thread.sleep(Duration.ofMinutes(1));
      }
      while (true) {
        Request request = read(in);
        answer.write(request, requests.incrementAndGet(), socket.getOutputStream());
      }
    } catch (IOException | InterruptedException gone) {
      // The client had enough, or the answer was to hang up.
    }
  }

  private static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client hung up");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.US_ASCII);
    Matcher length = LENGTH.matcher(text);
    byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    return new Request(text, new String(body, StandardCharsets.UTF_8));
  }

  private static X509Certificate certificate(String name, KeyPair pair) throws Exception {
    X500Name subject = new X500Name("CN=" + name);
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(Duration.ofMinutes(5))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    subject,
                    pair.getPublic())
                .addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name)))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : List.copyOf(open)) {
      socket.close();
    }
  }

  /// Sockets that reach one port of this machine, whatever they are told to connect to.
  private static final class LoopbackTunnel extends SocketFactory {
    private final int port;

    private LoopbackTunnel(int port) {
      this.port = port;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
          super.connect(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int ignored) throws IOException {
      throw new IOException("unconnected sockets only");
    }

    @Override
    public Socket createSocket(String host, int ignored, InetAddress local, int localPort)
        throws IOException {
      throw new IOException("unconnected sockets only");
    }

    @Override
    public Socket createSocket(InetAddress host, int ignored) throws IOException {
      throw new IOException("unconnected sockets only");
    }

    @Override
    public Socket createSocket(InetAddress host, int ignored, InetAddress local, int localPort)
        throws IOException {
      throw new IOException("unconnected sockets only");
    }
  }
}
