package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.vsock.frame.Deadline;
import io.nitrowallet.vsock.frame.FrameConnection;
import io.nitrowallet.vsock.frame.FrameLimits;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// Root on the parent instance, between a requester and enclaves: it reads every frame, asks whom
/// it likes with what it likes, and answers what it likes.
final class HostileRelay implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final VsockAddress HERE = new VsockAddress(16, LocalStack.ENCLAVE_PORT);

  private final Path folder = Files.createTempDirectory("nw-relay-");
  private final UnixDirectory enclaves;
  private final long port;
  private final ServerSocket listener;
  private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
  private volatile Scheme scheme;

  /// Honest until told otherwise.
  ///
  /// @param enclaves where the enclaves listen
  /// @param port of the enclave that requesters mean
  HostileRelay(UnixDirectory enclaves, long port) throws IOException {
    this.enclaves = enclaves;
    this.port = port;
    this.scheme = this::honest;
    this.listener = sockets().listen(HERE);
    Thread.ofPlatform().daemon().name("relay").start(this::acceptAll);
  }

  /// What becomes of a request.
  @FunctionalInterface
  interface Scheme {
    /// The reply.
    ObjectNode answer(ObjectNode request) throws IOException;
  }

  /// From now on does this.
  void follow(Scheme next) {
    scheme = next;
  }

  /// From now on passes on what it is sent.
  void beHonest() {
    scheme = this::honest;
  }

  /// Does `lie` to requests of one kind, and passes the others on.
  Scheme lieTo(String word, Scheme lie) {
    return request ->
        request.path("apiRequest").stringValue().equals(word)
            ? lie.answer(request)
            : honest(request);
  }

  /// The reply of the enclave that was meant.
  ObjectNode honest(ObjectNode request) throws IOException {
    return ask(port, request);
  }

  /// The enclave's attestation over a nonce of the relay's own.
  ObjectNode attestation() throws IOException {
    return honest(
        StrictJson.object()
            .put("apiRequest", "attest")
            .put("nonce", Bytes.ofHex("02".repeat(32)).base64()));
  }

  /// The identity that the enclave attests, whoever asks.
  EnclaveIdentity attested() throws IOException {
    Bytes document = Bytes.ofBase64(content(attestation()).path("document").stringValue());
    return EnclaveIdentity.decode(
        AttestationDocumentCodec.decode(CoseSign1.decode(document).payload())
            .publicKey()
            .orElseThrow());
  }

  /// A reply's content.
  static ObjectNode content(ObjectNode reply) {
    return (ObjectNode) reply.get("content");
  }

  /// `reply` as if it were the one to `request`.
  static ObjectNode readdressed(ObjectNode reply, ObjectNode request) {
    return reply.deepCopy().put("requestId", request.path("requestId").stringValue());
  }

  /// Where requesters find it.
  String transport() {
    return "unix:" + folder;
  }

  private UnixDirectory sockets() {
    return new UnixDirectory(folder);
  }

  /// The reply of the enclave at `port`.
  ObjectNode ask(long port, ObjectNode request) throws IOException {
    Socket socket = enclaves.connect(new VsockAddress(16, port), PATIENCE);
    try (FrameConnection connection = new FrameConnection(socket, FrameLimits.DEFAULT)) {
      connection.write(record(StrictJson.write(request).toArray()), Deadline.after(PATIENCE));
      connection.await(PATIENCE);
      return StrictJson.parse(Bytes.copyOf(record(connection.read())));
    }
  }

  /// All payloads so far, on both sides, one behind the other.
  byte[] recorded() {
    return recorded.toByteArray();
  }

  private byte[] record(byte[] payload) {
    recorded.writeBytes(payload);
    return payload;
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        Thread.ofPlatform().daemon().name("relay").start(() -> serve(near));
      } catch (IOException e) {
        // Closed, or a requester that left.
      }
    }
  }

  private void serve(Socket near) {
    try (FrameConnection connection = new FrameConnection(near, FrameLimits.DEFAULT)) {
      while (connection.await(PATIENCE)) {
        ObjectNode request = StrictJson.parse(Bytes.copyOf(record(connection.read())));
        ObjectNode reply = scheme.answer(request);
        connection.write(record(StrictJson.write(reply).toArray()), Deadline.after(PATIENCE));
      }
    } catch (IOException | RefusedException e) {
      // The requester is told nothing, as by a parent that ends the connection.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    new StackLayout(folder).delete();
  }
}
