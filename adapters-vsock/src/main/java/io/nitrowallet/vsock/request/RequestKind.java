package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The words by which requests and their replies go on the wire.
enum RequestKind {
  GENERATE("generateAccount", "generateResponse"),
  IMPORT("importAccount", "importResponse"),
  MIGRATE("migrateAccount", "migrateResponse"),
  SIGN("sign", "signResponse"),
  EXPLAIN("explain", "explainResponse"),
  VERIFY("verifyAccount", "verifyResponse"),
  UPDATE_POLICY("updatePolicy", "updatePolicyResponse"),
  RESEAL("reseal", "resealResponse"),
  RECEIPTS("receipts", "receiptsResponse"),
  ATTEST("attest", "attestResponse"),
  HEALTH("health", "healthResponse");

  private final String word;
  private final String replyWord;

  RequestKind(String word, String replyWord) {
    this.word = word;
    this.replyWord = replyWord;
  }

  static RequestKind of(EnclaveRequest request) {
    return switch (request) {
      case EnclaveRequest.Generate _ -> GENERATE;
      case EnclaveRequest.Import _ -> IMPORT;
      case EnclaveRequest.Migrate _ -> MIGRATE;
      case EnclaveRequest.Sign _ -> SIGN;
      case EnclaveRequest.Explain _ -> EXPLAIN;
      case EnclaveRequest.Verify _ -> VERIFY;
      case EnclaveRequest.Change change -> of(change.command().change());
      case EnclaveRequest.Receipts _ -> RECEIPTS;
      case EnclaveRequest.Attest _ -> ATTEST;
      case EnclaveRequest.Health _ -> HEALTH;
    };
  }

  static RequestKind of(AccountChange change) {
    return switch (change) {
      case IntentAction.UpdatePolicy _ -> UPDATE_POLICY;
      case IntentAction.Reseal _ -> RESEAL;
    };
  }

  static Optional<RequestKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  static Optional<RequestKind> ofReplyWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.replyWord.equals(word)).findFirst();
  }

  /// All request words, as a sentence lists them.
  static String words() {
    return Arrays.stream(values()).map(RequestKind::word).collect(Collectors.joining(", "));
  }

  String word() {
    return word;
  }

  String replyWord() {
    return replyWord;
  }
}
