package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.StrictJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// What an HTTP request is answered with.
///
/// @param outcome a word for the log: `ok`, or a stable code
record Answer(int status, String contentType, Bytes body, String outcome) {
  static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  static final String TEXT = "text/plain; charset=utf-8";
  private static final String OK = "ok";

  static Answer json(JsonNode value) {
    return json(HttpJson.write(value));
  }

  static Answer json(Bytes document) {
    return new Answer(200, JSON, document, OK);
  }

  static Answer of(String contentType, Bytes body) {
    return new Answer(200, contentType, body, OK);
  }

  static Answer created(JsonNode value) {
    return new Answer(201, JSON, HttpJson.write(value), OK);
  }

  static Answer text(String text) {
    return new Answer(200, TEXT, Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)), OK);
  }

  /// There is nothing to say.
  static Answer none() {
    return new Answer(204, TEXT, Bytes.EMPTY, OK);
  }

  /// A refusal in the form of RFC 9457.
  static Answer problem(int status, ErrorCode code, String sentence, String requestId) {
    var problem =
        StrictJson.object()
            .put("type", "about:blank")
            .put("status", status)
            .put("detail", sentence)
            .put("code", code.name())
            .put("requestId", requestId);
    return new Answer(status, PROBLEM, HttpJson.write(problem), code.name());
  }

  static Answer problem(int status, RefusedException refusal, String requestId) {
    return problem(status, refusal.code(), refusal.sentence(), requestId);
  }
}
