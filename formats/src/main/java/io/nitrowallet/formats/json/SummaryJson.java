package io.nitrowallet.formats.json;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.domain.summary.SummaryKind;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Summaries as JSON: `edition`, `kind`, `headline`, `lines` (each `label` and `value`) and
/// `warnings`.
public final class SummaryJson {
  private SummaryJson() {}

  /// The summary as an object.
  public static ObjectNode encode(Summary summary) {
    ObjectNode json =
        StrictJson.object()
            .put("edition", summary.edition())
            .put("kind", summary.kind().wireName())
            .put("headline", summary.headline());
    ArrayNode lines = json.putArray("lines");
    for (Summary.Line line : summary.lines()) {
      lines.addObject().put("label", line.label()).put("value", line.value());
    }
    ArrayNode warnings = json.putArray("warnings");
    summary.warnings().forEach(warnings::add);
    return json;
  }

  /// The summary that an enclave's reply states. Members that are not known are passed over.
  ///
  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED} if no enclave would state it
  public static Summary decode(JsonObject json) {
    long edition = json.require("edition").integer();
    if (edition < 1 || edition > Integer.MAX_VALUE) {
      throw refused("a summary's edition is 1 or more");
    }
    SummaryKind kind =
        SummaryKind.named(json.require("kind").text())
            .orElseThrow(() -> refused("the enclave's summary is of a kind that is not known"));
    String headline = json.require("headline").text();
    List<Summary.Line> lines =
        json.require("lines").elements().stream().map(line -> line(line.object())).toList();
    List<String> warnings =
        json.require("warnings").elements().stream().map(JsonValue::text).toList();
    try {
      return new Summary((int) edition, kind, headline, lines, warnings);
    } catch (IllegalArgumentException e) {
      throw refused("the enclave's summary cannot be shown: it is too long or not printable");
    }
  }

  private static Summary.Line line(JsonObject json) {
    return new Summary.Line(json.require("label").text(), json.require("value").text());
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}
