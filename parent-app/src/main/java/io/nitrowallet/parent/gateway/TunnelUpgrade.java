package io.nitrowallet.parent.gateway;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import io.nitrowallet.parent.gateway.tunnel.EnclaveDoor;
import io.nitrowallet.parent.gateway.tunnel.EnclaveDoors;
import io.nitrowallet.parent.gateway.tunnel.Tunnel;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hands a caller's connection on to an enclave, by HTTP's upgrade (RFC 9110, 7.8), after the same
/// questions as for any request. A tunnel takes no place among the requests that are answered.
final class TunnelUpgrade implements Http1Upgrader {
  /// Where it is asked for.
  static final String PATH = "/api/v1/enclaves/{cid}/ports/{port}";

  /// By its name in log and metrics.
  static final String NAME = "tunnel";

  private static final String PROTOCOL = "vsock";
  private static final int UPGRADE_REQUIRED = 426;
  private static final Pattern ADDRESS =
      Pattern.compile("/api/v1/enclaves/([0-9]{1,10})/ports/([0-9]{1,10})");

  private final Entrance entrance;
  private final EnclaveDoors doors;
  private final GatewayMetrics metrics;

  TunnelUpgrade(Entrance entrance, EnclaveDoors doors, GatewayMetrics metrics) {
    this.entrance = entrance;
    this.doors = doors;
    this.metrics = metrics;
  }

  /// To a request that does not ask for the upgrade.
  static Answer withoutUpgrade(Inquiry inquiry) {
    return Answer.problem(
        UPGRADE_REQUIRED,
        ErrorCode.BAD_REQUEST,
        "this is an enclave's socket: ask for it with 'Connection: Upgrade' and 'Upgrade: vsock'",
        inquiry.id());
  }

  @Override
  public String supportedProtocol() {
    return PROTOCOL;
  }

  /// The tunnel; nothing where another path is asked for.
  @Override
  public @Nullable ServerConnection upgrade(
      ConnectionContext desk, HttpPrologue prologue, WritableHeaders<?> headers) {
    Matcher asked = ADDRESS.matcher(prologue.uriPath().path());
    if (!prologue.method().equals(Method.GET) || !asked.matches()) {
      return null;
    }
    Journal journal = Journal.begin(NAME, metrics);
    Answer answer = Answer.none();
    AtomicReference<@Nullable EnclaveDoor> opened = new AtomicReference<>();
    try {
      answer =
          Refusals.answered(
              journal.requestId(),
              () -> {
                admit(desk, headers, journal);
                opened.set(doors.open(address(asked)));
                return Answer.switching();
              });
      return tunnel(desk, Optional.ofNullable(opened.get()), answer, journal.requestId());
    } finally {
      journal.end(answer);
    }
  }

  private void admit(ConnectionContext desk, Headers headers, Journal journal) {
    entrance.requireName(headers);
    Caller caller = entrance.identify(headers, desk.remotePeer());
    journal.madeBy(caller);
    caller.spend();
    caller.require(Permission.TUNNEL);
  }

  private static VsockAddress address(Matcher asked) {
    return new VsockAddress(Long.parseLong(asked.group(1)), Long.parseLong(asked.group(2)));
  }

  /// Answers; a connection that was refused ends with that.
  private static Tunnel tunnel(
      ConnectionContext desk, Optional<EnclaveDoor> opened, Answer answer, String requestId) {
    boolean answered = false;
    try {
      desk.dataWriter().writeNow(BufferData.create(head(answer, requestId)));
      answered = true;
      return new Tunnel(
          desk,
          opened.orElseThrow(() -> new CloseConnectionException("the upgrade was refused")),
          requestId);
    } finally {
      if (!answered) {
        opened.ifPresent(EnclaveDoor::close);
      }
    }
  }

  /// Status line, header, and the body of a refusal.
  private static byte[] head(Answer answer, String requestId) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    Status status = Status.create(answer.status());
    head.append(status.codeText()).append(' ').append(status.reasonPhrase());
    head.append("\r\nX-Request-Id: ").append(requestId);
    if (answer.status() == Answer.SWITCHING) {
      return bytes(head.append("\r\nConnection: Upgrade\r\nUpgrade: vsock\r\n\r\n"));
    }
    head.append("\r\nConnection: close\r\nContent-Type: ").append(answer.contentType());
    head.append("\r\nContent-Length: ").append(answer.body().length()).append("\r\n\r\n");
    return bytes(head.append(new String(answer.body().toArray(), StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
