package io.nitrowallet.formats.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.formats.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.node.ObjectNode;

/// What one rule says of one request, each as JSON: `decisions.txt` holds a line for each. A
/// request states what it has else than the usual one; `allowed`, or how the reason begins, stands
/// behind.
class DecisionTableTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z"); // a Monday
  private static final String A = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String B = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
  private static final String TRANSFER =
      "0xa9059cbb"
          + "0".repeat(24)
          + B.substring(2).toLowerCase(Locale.ROOT)
          + "0".repeat(63)
          + "5";

  /// Gas 21,000 at 10 Wei: a fee of 210,000.
  private static final String TRANSACTION =
      """
      {"type":"0x2","chainId":"0x1","nonce":"0x0","gas":"0x5208","to":"<A>","value":"0x0",
       "maxFeePerGas":"0xa","maxPriorityFeePerGas":"0x0","data":"0x"}\
      """;

  private static final String OPERATION =
      """
      {"version":"0.7","chainId":"0x1","entryPoint":"<B>","sender":"<B>","nonce":"0x0","initCode":"0x",
       "callData":"0x","callGasLimit":"0x64","verificationGasLimit":"0x14",
       "preVerificationGas":"0x3","maxFeePerGas":"0xa","maxPriorityFeePerGas":"0x0",
       "paymasterAndData":"0x"}\
      """;

  @ParameterizedTest
  @CsvFileSource(resources = "decisions.txt", delimiter = '|', quoteCharacter = '`')
  void decides(String rule, String request, String expected) {
    PolicyText policy =
        new PolicyText(
            ("{\"v\":1,\"operators\":[],\"rules\":[{\"name\":\"it\",\"approvals\":0,%s}],"
                    + "\"change\":{\"approvals\":0}}")
                .formatted(filled(rule)));
    Decision decision =
        PolicyJson.decode(policy).decide(RandomDecisionsTest.signable(json(request)), NOON);
    switch (decision) {
      case Decision.Allowed _ -> assertEquals(expected, "allowed");
      case Decision.Denied denied -> {
        String reason = denied.passedOver().getFirst().reason();
        assertTrue(reason.startsWith(filled(expected)), reason);
      }
    }
  }

  /// `op {…}` as `{"op":…,"it":…}`.
  private static ObjectNode json(String request) {
    String op = request.substring(0, request.indexOf(' '));
    String rest = filled(request.substring(op.length() + 1));
    ObjectNode json = StrictJson.object().put("op", op);
    switch (op) {
      case "transaction" -> json.set("it", edited(TRANSACTION, rest));
      case "userOperation" -> json.set("it", edited(OPERATION, rest));
      case "message", "digest" -> json.put("it", rest);
      default -> json.set("it", parse(rest));
    }
    return json;
  }

  /// With the members of `edits`, of which null removes.
  private static ObjectNode edited(String usual, String edits) {
    ObjectNode json = parse(filled(usual));
    parse(edits)
        .properties()
        .forEach(edit -> {
          if (edit.getValue().isNull()) {
            json.remove(edit.getKey());
          } else {
            json.set(edit.getKey(), edit.getValue());
          }
        });
    return json;
  }

  private static ObjectNode parse(String text) {
    return StrictJson.parse(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// A and B are addresses with their checksum, a and b the same in lower case; T is a transfer of
  /// 5 to B.
  private static String filled(String text) {
    return text.replace("<A>", A)
        .replace("<a>", A.toLowerCase(Locale.ROOT))
        .replace("<B>", B)
        .replace("<b>", B.toLowerCase(Locale.ROOT))
        .replace("<T>", TRANSFER);
  }
}
