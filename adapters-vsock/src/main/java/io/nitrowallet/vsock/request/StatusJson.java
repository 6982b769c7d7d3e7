package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.StrictJson;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The contents of `verifyResponse`, `attestResponse` and `healthResponse`. Decoding refuses with
/// {@link ErrorCode#REPLY_REFUSED}.
final class StatusJson {
  private static final int MAX_DOCUMENT = 16 * 1024;
  private static final int MAX_COUNTERS = 1000;
  private static final int HASH_LENGTH = 32;

  private StatusJson() {}

  static ObjectNode encode(VerifyAccountResult.Verified result) {
    ObjectNode content =
        StrictJson.object()
            .put("name", result.name().value())
            .put("address", result.address().checksummed())
            .put("version", result.version());
    return SignedResultJson.put(content, result.signedResult());
  }

  static VerifyAccountResult.Verified decodeVerified(JsonObject content) {
    String name = content.require("name").text();
    try {
      return new VerifyAccountResult.Verified(
          new AccountName(name),
          content.require("address").address(),
          count(content, "version"),
          SignedResultJson.decode(content));
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.REPLY_REFUSED, e.sentence(), e);
    }
  }

  static ObjectNode encode(AttestResult.Attested result) {
    ObjectNode content =
        StrictJson.object()
            .put("document", result.document().base64())
            .put("bootDocument", result.bootDocument().base64());
    return ReceiptsJson.put(content, result.receipts());
  }

  static AttestResult.Attested decodeAttested(JsonObject content) {
    return new AttestResult.Attested(
        content.require("document").base64(MAX_DOCUMENT),
        content.require("bootDocument").base64(MAX_DOCUMENT),
        ReceiptsJson.decodeHead(content));
  }

  static ObjectNode encode(CheckHealthResult.Healthy result) {
    ObjectNode content = StrictJson.object().put("version", result.version());
    ArrayNode protocols = content.putArray("protocols");
    result.protocols().forEach(protocols::add);
    content.put("identity", result.identity().hex());
    content.put("uptimeSeconds", result.uptime().toSeconds());
    ObjectNode counters = content.putObject("counters");
    result.counters().forEach(counters::put);
    return content;
  }

  static CheckHealthResult.Healthy decodeHealthy(JsonObject content, ObjectNode json) {
    List<Integer> protocols =
        content.require("protocols").elements().stream().map(StatusJson::version).toList();
    JsonObject counters = content.require("counters").object();
    return new CheckHealthResult.Healthy(
        ReplyText.requirePrintable(content.require("version").text()),
        protocols,
        content.require("identity").digits(HASH_LENGTH),
        Duration.ofSeconds(count(content, "uptimeSeconds")),
        counters(counters, json.get("counters").propertyNames()));
  }

  private static Map<String, Long> counters(JsonObject counters, Collection<String> names) {
    if (names.size() > MAX_COUNTERS) {
      throw refused("the enclave counts too many things");
    }
    Map<String, Long> counted = new TreeMap<>();
    for (String name : names) {
      counted.put(ReplyText.requirePrintable(name), count(counters, name));
    }
    return counted;
  }

  private static int version(JsonValue value) {
    long version = value.integer();
    if (version < 1 || version > Integer.MAX_VALUE) {
      throw refused("a protocol version is 1 or more");
    }
    return (int) version;
  }

  private static long count(JsonObject content, String member) {
    long count = content.require(member).integer();
    if (count < 0) {
      throw refused("'%s' must not be negative".formatted(member));
    }
    return count;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}
