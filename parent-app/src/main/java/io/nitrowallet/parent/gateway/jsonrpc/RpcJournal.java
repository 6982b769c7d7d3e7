package io.nitrowallet.parent.gateway.jsonrpc;

import java.time.Duration;

/// What is written down of the calls of one HTTP request.
public interface RpcJournal {
  /// The id in the `data` of every error.
  String requestId();

  /// One call was made.
  ///
  /// @param method its name if there is such a method, `unknown` otherwise: callers make up names
  /// @param outcome `ok`, or the stable code of the refusal
  void called(String method, String outcome, Duration took);
}
