package io.nitrowallet.dev.kms;

/// An error that KMS answers with: a `__type` and a sentence.
final class KmsFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final String type;
  private final int status;

  private KmsFault(String type, int status, String sentence) {
    super(sentence);
    this.type = type;
    this.status = status;
  }

  static KmsFault client(String type, String sentence) {
    return new KmsFault(type, CLIENT_ERROR, sentence);
  }

  static KmsFault validation(String sentence) {
    return client("ValidationException", sentence);
  }

  static KmsFault malformedPolicy(String sentence) {
    return client("MalformedPolicyDocumentException", sentence);
  }

  static KmsFault internal() {
    return new KmsFault("KMSInternalException", SERVER_ERROR, "the emulator failed; see its log");
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
