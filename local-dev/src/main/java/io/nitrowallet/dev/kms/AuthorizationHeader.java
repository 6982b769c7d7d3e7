package io.nitrowallet.dev.kms;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.
///
/// @param scope `<date>/<region>/<service>/aws4_request`
record AuthorizationHeader(
    String accessKeyId, Scope scope, List<String> signedHeaders, String signature) {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final Pattern FORM =
      Pattern.compile(
          ALGORITHM
              + " Credential=([A-Za-z0-9]{1,128})/([0-9]{8})/([a-z0-9-]{1,32})/([a-z0-9]{1,32})"
              + "/aws4_request, ?SignedHeaders=([a-z0-9;-]{1,2048}), ?Signature=([0-9a-f]{64})");

  /// What the derived signing key is good for.
  record Scope(String date, String region, String service) {
    @Override
    public String toString() {
      return String.join("/", date, region, service, "aws4_request");
    }
  }

  static AuthorizationHeader parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw KmsFault.client(
          "IncompleteSignatureException", "the Authorization header is not Signature Version 4's");
    }
    return new AuthorizationHeader(
        matcher.group(1),
        new Scope(matcher.group(2), matcher.group(3), matcher.group(4)),
        List.of(matcher.group(5).split(";")),
        matcher.group(6));
  }
}
