package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.gateway.access.Permission;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Receipts under `/api/v1/receipts`, as they are kept here, for whoever verifies them elsewhere.
/// They tell of every account, so that reading them takes a permission of its own.
final class ReceiptsApi {
  private static final String LIFE = "life";
  private static final String FINGERPRINT = "[0-9a-f]{64}";
  private static final String NUMBER = "0|[1-9][0-9]{0,17}";

  private final ReceiptArchive receipts;

  ReceiptsApi(ReceiptArchive receipts) {
    this.receipts = receipts;
  }

  /// The lives of which there is something.
  Answer lives(Inquiry inquiry) {
    inquiry.caller().require(Permission.AUDIT);
    Optional<Bytes> after = inquiry.query("after").map(ReceiptsApi::life);
    List<Bytes> lives = receipts.lives(after, ReceiptArchive.MAX_PAGE);
    ObjectNode json = StrictJson.object();
    ArrayNode all = json.putArray("lives");
    for (Bytes life : lives) {
      all.addObject().put(LIFE, life.hex()).put("newest", receipts.newest(life).orElse(0));
    }
    if (lives.size() == ReceiptArchive.MAX_PAGE) {
      json.put("next", lives.getLast().hex());
    }
    return Answer.json(json);
  }

  /// Lines of one life from a number on, 0 being its boot document.
  Answer receipts(Inquiry inquiry) {
    inquiry.caller().require(Permission.AUDIT);
    Bytes life = life(inquiry.parameter(LIFE));
    long from = inquiry.query("from").map(ReceiptsApi::number).orElse(0L);
    OptionalLong newest = receipts.newest(life);
    if (newest.isEmpty()) {
      throw new Turned(404, "no receipts of this life are kept here");
    }
    List<KeptLine> page = receipts.page(life, from, ReceiptArchive.MAX_PAGE);
    ObjectNode json = StrictJson.object().put(LIFE, life.hex()).put("newest", newest.getAsLong());
    ArrayNode lines = json.putArray("lines");
    page.forEach(line ->
        lines
            .addObject()
            .put("sequence", line.sequence())
            .set("line", StrictJson.parse(line.text())));
    if (!page.isEmpty() && page.getLast().sequence() < newest.getAsLong()) {
      json.put("next", page.getLast().sequence() + 1);
    }
    return Answer.json(json);
  }

  private static Bytes life(String text) {
    if (!text.matches(FINGERPRINT)) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a life is named by the 64 hex digits of its fingerprint");
    }
    return Bytes.ofHex(text);
  }

  private static long number(String text) {
    if (!text.matches(NUMBER)) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "'from' is a number from 0");
    }
    return Long.parseLong(text);
  }
}
