package io.nitrowallet.parent.gateway;

import io.helidon.webserver.WebServer;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What whoever runs the gateway asks of it: is it well, what are its numbers, read your files
/// again.
final class Upkeep {
  private static final Bytes RELOADED = Bytes.copyOf("OK".getBytes(StandardCharsets.UTF_8));

  private final Entrance entrance;
  private final Oversight oversight;
  private volatile Optional<WebServer> server = Optional.empty();

  Upkeep(Entrance entrance, Oversight oversight) {
    this.entrance = entrance;
    this.oversight = oversight;
  }

  /// Whose TLS is to follow its files.
  void of(WebServer started) {
    server = Optional.of(started);
  }

  /// Web3Signer's: 200 or 503, and which check failed.
  Answer healthcheck(Inquiry unused) {
    var found = oversight.health().look();
    return new Answer(
        found.up() ? 200 : 503,
        Answer.JSON,
        HttpJson.write(found.toJson()),
        found.up() ? "ok" : "down");
  }

  /// The numbers, for Prometheus.
  Answer metrics(Inquiry inquiry) {
    inquiry.caller().require(Permission.METRICS);
    return new Answer(200, GatewayMetrics.CONTENT_TYPE, oversight.metrics().text(), "ok");
  }

  /// Web3Signer's, for other files: who may call, and TLS. Where one of them is refused, nothing
  /// changes.
  Answer reload(Inquiry inquiry) {
    inquiry.caller().require(Permission.RELOAD);
    var tls = entrance.tls().map(files -> files.load());
    entrance.callers().reload();
    tls.ifPresent(loaded -> server.ifPresent(running -> running.reloadTls(loaded)));
    return new Answer(200, Answer.TEXT, RELOADED, "ok");
  }
}
