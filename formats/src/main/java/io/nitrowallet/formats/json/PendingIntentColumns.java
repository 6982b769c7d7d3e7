package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentSlip;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A row of `IntentTable` as columns of text. Each value has one form only, so that equal rows have
/// equal columns.
public final class PendingIntentColumns {
  /// The partition key: the intent's id, a UUID in lower case.
  public static final String ID = "Id";

  /// The account's name.
  public static final String ACCOUNT = "Account";

  /// `PENDING`, `REJECTED`, `WITHDRAWN` or `SIGNED`; the partition key of `StateIndex`.
  public static final String STATE = "State";

  /// When the intent expires, in seconds since 1970: a number in the database, which forgets the
  /// row some time after it; the sort key of `StateIndex`.
  public static final String EXPIRES = "Expires";

  /// The row's revision: a number in the database.
  public static final String REVISION = "Revision";

  /// The intent's JSON, base64.
  public static final String PAYLOAD = "Payload";

  /// `{"signatures":[{"keyid","sig"}…]}`, the approvals.
  public static final String APPROVALS = "Approvals";

  /// `{"keyid","sig"}`, what rejected or withdrew it; missing otherwise.
  public static final String END = "End";

  private static final String SIGNATURES = "signatures";

  private PendingIntentColumns() {}

  /// The columns of `intent`.
  public static SequencedMap<String, String> encode(PendingIntent intent) {
    SequencedMap<String, String> columns = new LinkedHashMap<>();
    columns.put(ID, intent.slip().id().toString());
    columns.put(ACCOUNT, intent.account().value());
    columns.put(STATE, intent.state().word().name());
    columns.put(EXPIRES, Long.toString(intent.slip().expires().getEpochSecond()));
    columns.put(REVISION, Long.toString(intent.revision()));
    columns.put(PAYLOAD, intent.payload().base64());
    columns.put(APPROVALS, approvals(intent.approvals()));
    switch (intent.state()) {
      case State.Rejected(var signature) -> columns.put(END, text(DsseJson.encode(signature)));
      case State.Withdrawn(var signature) -> columns.put(END, text(DsseJson.encode(signature)));
      case State.Pending _, State.Signed _ -> {}
    }
    return columns;
  }

  /// The pending intent that the columns state; further ones are ignored. Whether the payload is an
  /// intent of this id, and the signatures are anybody's, is not looked at.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW}, naming the column, if one is
  ///   missing or malformed
  public static PendingIntent decode(Map<String, String> columns) {
    ColumnReader reader = new ColumnReader(columns);
    IntentSlip slip =
        new IntentSlip(
            reader.read(ID, PendingIntentColumns::id),
            reader.read(ACCOUNT, AccountName::new),
            reader.read(EXPIRES, PendingIntentColumns::second));
    Bytes payload = reader.base64(PAYLOAD, (PendingIntent.MAX_PAYLOAD + 2) / 3 * 4);
    List<DsseSignature> approvals = reader.read(APPROVALS, PendingIntentColumns::approvals);
    try {
      return new PendingIntent(slip, payload, approvals, state(reader), reader.version(REVISION));
    } catch (RefusedException e) { // its own limits, too, are the row's fault here
      throw new RefusedException(ErrorCode.INVALID_ROW, e.sentence(), e);
    }
  }

  private static State state(ColumnReader reader) {
    return switch (reader.read(STATE, State.Word::valueOf)) {
      case PENDING -> new State.Pending();
      case SIGNED -> new State.Signed();
      case REJECTED -> new State.Rejected(reader.read(END, PendingIntentColumns::signature));
      case WITHDRAWN -> new State.Withdrawn(reader.read(END, PendingIntentColumns::signature));
    };
  }

  private static String approvals(List<DsseSignature> approvals) {
    ObjectNode json = StrictJson.object();
    ArrayNode list = json.putArray(SIGNATURES);
    approvals.forEach(approval -> list.add(DsseJson.encode(approval)));
    return text(json);
  }

  private static List<DsseSignature> approvals(String text) {
    return object(text).require(SIGNATURES).elements().stream()
        .map(element -> DsseJson.signature(element.object()))
        .toList();
  }

  private static DsseSignature signature(String text) {
    return DsseJson.signature(object(text));
  }

  private static JsonObject object(String text) {
    Bytes utf8 = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    return JsonObject.of(StrictJson.parse(utf8), ErrorCode.INVALID_ROW, "the column");
  }

  private static String text(ObjectNode json) {
    return new String(StrictJson.write(json).toArray(), StandardCharsets.UTF_8);
  }

  private static UUID id(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("another form");
    }
    return id;
  }

  private static Instant second(String text) {
    if (!text.matches("[1-9][0-9]{0,11}")) {
      throw new IllegalArgumentException("another form");
    }
    return Instant.ofEpochSecond(Long.parseLong(text));
  }
}
