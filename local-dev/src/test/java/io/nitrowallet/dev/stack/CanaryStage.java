package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nitrowallet.dev.kms.OpenedTls;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

/// An enclave with the canary beside the stack's own, and taps on every way in and out of it:
///
/// ```text
/// parent ── frames ── enclave ── tunnel ── calls ── KMS
///                        └────── events ── log
/// ```
///
/// `tunnel` carries TLS as the parent's proxy sees it; `calls` carries what is inside of it. What
/// this JVM prints is collected as well, at the most talkative level.
final class CanaryStage implements AutoCloseable {
  static final VsockAddress ENCLAVE = new VsockAddress(16, LocalStack.ENCLAVE_PORT);

  private static final VsockAddress LOG = new VsockAddress(3, 7879);
  private static final String NAME = "canary";
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final LocalStack stack;
  private final Path sockets = Files.createTempDirectory("nw-canary-");
  private final PrintStream formerOut = System.out;
  private final PrintStream formerErr = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Tap calls;
  private final Tap tunnel;
  private final Tap frames;
  private final Tap events;

  CanaryStage(LocalStack stack) throws IOException, GeneralSecurityException {
    this.stack = stack;
    InetAddress here = InetAddress.getLoopbackAddress();
    SSLContext asKms = OpenedTls.server(stack.layout().cloud());
    SSLContext toKms = OpenedTls.client(stack.layout().cloud());
    int kms = stack.configuration().endpoint(Setting.AWS_KMS_ENDPOINT).orElseThrow().getPort();
    ServerSocket tls = asKms.getServerSocketFactory().createServerSocket(0, 50, here);
    calls = new Tap(tls, () -> toKms.getSocketFactory().createSocket(here, kms));
    int callsPort = tls.getLocalPort();

    tunnel = new Tap(inner().listen(VsockAddress.anyCid(8000)), () -> new Socket(here, callsPort));
    UnixDirectory parent = new UnixDirectory(stack.layout().sockets());
    events = new Tap(inner().listen(LOG), () -> parent.connect(LOG, CONNECT));
    stack.startEnclave(
        NAME,
        CanaryEnclaveMain.class,
        stack.layout().enclaveConfiguration(),
        sockets.resolve("e"),
        "an enclave with the canary");
    frames = new Tap(outer().listen(ENCLAVE), () -> inner().connect(ENCLAVE, CONNECT));
    Talkative.everything();
    capture();
  }

  private void capture() {
    PrintStream out = new PrintStream(printed, true, UTF_8);
    System.setOut(out);
    System.setErr(out);
  }

  /// The sockets that the enclave uses.
  private UnixDirectory inner() {
    return new UnixDirectory(sockets.resolve("e"));
  }

  /// A connection to the log, as the enclave has it.
  Socket log() {
    return inner().connect(LOG, CONNECT);
  }

  /// The sockets that callers use.
  UnixDirectory outer() {
    return new UnixDirectory(sockets.resolve("p"));
  }

  /// A requester, asking this enclave.
  RequesterComponent parent() {
    return LocalStack.component(
        stack.configurationWith(Map.of(Setting.TRANSPORT, "unix:" + sockets.resolve("p"))));
  }

  /// Everything that was recorded, by where.
  Map<String, byte[]> recorded() {
    return Map.of(
        "frames",
        frames.recorded(),
        "tunnel",
        tunnel.recorded(),
        "calls",
        calls.recorded(),
        "events",
        events.recorded(),
        "printed",
        printed.toByteArray());
  }

  /// Forgets what was recorded so far.
  void forget() {
    frames.forget();
    tunnel.forget();
    calls.forget();
    events.forget();
    printed.reset();
  }

  /// A connection to KMS, as the enclave has it.
  Socket call() throws IOException, GeneralSecurityException {
    SSLContext context = OpenedTls.client(stack.layout().cloud());
    return context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), calls.port());
  }

  @Override
  public void close() throws IOException {
    Talkative.warnings();
    System.setOut(formerOut);
    System.setErr(formerErr);
    stack.kill(NAME);
    frames.close();
    tunnel.close();
    calls.close();
    events.close();
    new StackLayout(sockets).delete();
  }
}
