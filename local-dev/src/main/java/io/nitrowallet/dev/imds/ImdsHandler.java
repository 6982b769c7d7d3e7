package io.nitrowallet.dev.imds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers as IMDSv2 does: a token by PUT, everything else only with one.
final class ImdsHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ImdsHandler.class);
  private static final String TOKEN_PATH = "/latest/api/token";
  private static final String ROLES_PATH = "/latest/meta-data/iam/security-credentials";
  private static final String TTL_HEADER = "X-aws-ec2-metadata-token-ttl-seconds";
  private static final String TOKEN_HEADER = "X-aws-ec2-metadata-token";

  private final MetadataTokens tokens;
  private final RoleSessions sessions;

  ImdsHandler(MetadataTokens tokens, RoleSessions sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /// A status with a body.
  private record Answer(int status, String type, Bytes body) {
    static Answer refusal(int status) {
      return new Answer(status, "text/plain", Bytes.EMPTY);
    }

    static Answer text(String text) {
      return new Answer(200, "text/plain", Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (RuntimeException e) {
        LOG.warn("the metadata service failed", e);
        answer = Answer.refusal(500);
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      String ttl = exchange.getRequestHeaders().getFirst(TTL_HEADER);
      if (answer.status() == 200 && ttl != null) {
        exchange.getResponseHeaders().set(TTL_HEADER, ttl);
      }
      int length = answer.body().length();
      exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body().toArray());
    }
  }

  private Answer answer(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestHeaders().containsKey("X-Forwarded-For")) {
      // A forwarded request may come from anywhere but this instance.
      return Answer.refusal(403);
    }
    return switch (exchange.getRequestMethod()) {
      case "PUT" -> path.equals(TOKEN_PATH) ? token(exchange) : Answer.refusal(404);
      case "GET" -> hasToken(exchange) ? document(path) : Answer.refusal(401);
      default -> Answer.refusal(405);
    };
  }

  private Answer token(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(TTL_HEADER))
        .flatMap(tokens::issue)
        .map(Answer::text)
        .orElse(Answer.refusal(400));
  }

  private boolean hasToken(HttpExchange exchange) {
    String token = exchange.getRequestHeaders().getFirst(TOKEN_HEADER);
    return token != null && tokens.isValid(token);
  }

  private Answer document(String path) {
    if (path.equals(ROLES_PATH) || path.equals(ROLES_PATH + "/")) {
      return Answer.text(sessions.roleName());
    }
    return path.equals(ROLES_PATH + "/" + sessions.roleName())
        ? new Answer(200, "application/json", credentials(sessions.current()))
        : Answer.refusal(404);
  }

  private static Bytes credentials(RoleSessions.Session session) {
    return StrictJson.write(
        StrictJson.object()
            .put("Code", "Success")
            .put("LastUpdated", session.issued().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("Type", "AWS-HMAC")
            .put("AccessKeyId", session.accessKeyId())
            .put("SecretAccessKey", session.secretAccessKey())
            .put("Token", session.token())
            .put("Expiration", session.expires().truncatedTo(ChronoUnit.SECONDS).toString()));
  }
}
