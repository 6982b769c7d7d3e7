package io.nitrowallet.requester.backup;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.operator.OperatorKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// What a backup holds: the hash of each segment of its rows, in their order.
///
/// @param table whose rows they are
/// @param createdAt when the first row was read, to the second
/// @param rows how many, at most {@link #MAX_ROWS}
/// @param unreadable names, as they stood in the table, of rows that could not be read and are not
///   in the backup: the first {@link #MAX_NAMED} of them, so that whoever plants many cannot make
///   manifests too long to be read
/// @param segments SHA-256 of each {@link #SEGMENT} lines with their line ends, the last one
///   shorter
public record BackupManifest(
    String table, Instant createdAt, long rows, List<String> unreadable, List<Bytes> segments) {
  /// Rows in a segment.
  public static final int SEGMENT = 100;

  /// More rows have hashes that fill the longest JSON document.
  public static final long MAX_ROWS = 500_000;

  /// The most names of rows that could not be read.
  public static final int MAX_NAMED = 20;

  private static final String TYPE = "application/vnd.nitro-wallet.backup+json";
  private static final int HASH = 32;
  private static final Set<String> MEMBERS =
      Set.of("v", "table", "createdAt", "rows", "unreadable", "segments");

  /// Copies the lists.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if there are too many rows
  public BackupManifest {
    if (rows < 0 || rows > MAX_ROWS) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a backup holds at most %s rows".formatted(MAX_ROWS));
    }
    unreadable = unreadable.stream().limit(MAX_NAMED).toList();
    segments = List.copyOf(segments);
  }

  /// The signed document.
  Bytes sign(String operator, OperatorKey key) {
    Bytes payload = StrictJson.write(encode());
    Bytes signature = key.sign(DsseEnvelope.preAuthenticationEncoding(TYPE, payload));
    return StrictJson.write(
        DsseJson.encode(
            new DsseEnvelope(TYPE, payload, List.of(new DsseSignature(operator, signature)))));
  }

  private ObjectNode encode() {
    ObjectNode json =
        StrictJson.object()
            .put("v", 1)
            .put("table", table)
            .put("createdAt", createdAt.toString())
            .put("rows", rows);
    var names = json.putArray("unreadable");
    unreadable.forEach(names::add);
    var hashes = json.putArray("segments");
    segments.forEach(segment -> hashes.add(segment.hex()));
    return json;
  }

  /// What a signed document states.
  ///
  /// @param operators the keys that may have signed it, by the operators' ids
  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} if none of them did, or it
  ///   states no manifest
  static BackupManifest verify(Bytes document, Map<String, VerifyingKey> operators) {
    Bytes payload = DsseJson.decode(document).verify(TYPE, operators);
    JsonObject json =
        JsonObject.of(
            StrictJson.parse(payload), ErrorCode.SIGNATURE_REFUSED, "the backup's manifest");
    json.requireOnly(MEMBERS);
    long rows = json.require("rows").integer();
    List<Bytes> segments =
        json.require("segments").elements().stream().map(value -> value.digits(HASH)).toList();
    if (json.require("v").integer() != 1 || segments.size() != (rows + SEGMENT - 1) / SEGMENT) {
      throw new RefusedException(
          ErrorCode.SIGNATURE_REFUSED,
          "the manifest is of another version, or its segments are not those of its rows");
    }
    return new BackupManifest(
        json.require("table").text(),
        json.require("createdAt").second(),
        rows,
        json.require("unreadable").elements().stream().map(JsonValue::text).toList(),
        segments);
  }
}
