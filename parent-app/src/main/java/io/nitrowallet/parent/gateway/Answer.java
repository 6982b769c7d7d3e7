package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.intents.ApprovalsMissing;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an HTTP request is answered with.
///
/// @param outcome a word for the log: `ok`, or a stable code
record Answer(int status, String contentType, Bytes body, String outcome) {
  static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  static final String TEXT = "text/plain; charset=utf-8";
  static final int SWITCHING = 101;
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

  /// The connection is something else from now on.
  static Answer switching() {
    return new Answer(SWITCHING, TEXT, Bytes.EMPTY, OK);
  }

  /// There is nothing to say.
  static Answer none() {
    return new Answer(204, TEXT, Bytes.EMPTY, OK);
  }

  /// A refusal in the form of RFC 9457.
  static Answer problem(int status, ErrorCode code, String sentence, String requestId) {
    return problem(json(status, code, sentence, requestId), status, code);
  }

  /// Where the request became an intent that waits for approvals, `intentId` names it.
  static Answer problem(int status, RefusedException refusal, String requestId) {
    ObjectNode problem = json(status, refusal.code(), refusal.sentence(), requestId);
    if (refusal instanceof ApprovalsMissing missing) {
      problem.put("intentId", missing.intentId().toString());
    }
    return problem(problem, status, refusal.code());
  }

  private static Answer problem(ObjectNode problem, int status, ErrorCode code) {
    return new Answer(status, PROBLEM, HttpJson.write(problem), code.name());
  }

  private static ObjectNode json(int status, ErrorCode code, String sentence, String requestId) {
    return StrictJson.object()
        .put("type", "about:blank")
        .put("status", status)
        .put("detail", sentence)
        .put("code", code.name())
        .put("requestId", requestId);
  }
}
