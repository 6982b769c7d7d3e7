package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.domain.port.out.PendingIntents.Query;
import io.nitrowallet.formats.json.PendingIntentColumns;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Collects one page of pending intents. The index is a hint, and has ids alone; every intent is
/// read consistently, and counts as it stands there. Used once.
final class IntentListing {
  /// How many malformed rows in a row are stepped over before the page gives up.
  private static final int MAX_STEPS = 1000;

  /// A page ends with the intent by which its payloads reach this many bytes.
  private static final int MAX_PAYLOAD = 1024 * 1024;

  private final DynamoDbClient client;
  private final String table;
  private final Query query;
  private final PendingIntents intents;
  private final List<PendingIntent> found = new ArrayList<>();
  private int unreadable;
  private int payload;

  /// @param intents reads what the index names
  IntentListing(DynamoDbClient client, String table, PendingIntents intents, Query query) {
    this.client = client;
    this.table = table;
    this.intents = intents;
    this.query = query;
  }

  /// The next page can only start behind a well-formed id. Where the last row's is malformed,
  /// single rows are added until there is one, as {@link AccountListing} does.
  PendingIntents.Page page() {
    QueryResponse answer = query(query.limit(), start());
    for (int step = 0; step < MAX_STEPS; step++) {
      Optional<PendingIntents.Mark> full = addAll(answer.items());
      if (full.isPresent()) {
        return new PendingIntents.Page(found, unreadable, full);
      }
      if (!answer.hasLastEvaluatedKey()) {
        return new PendingIntents.Page(found, unreadable, Optional.empty());
      }
      Optional<PendingIntents.Mark> next = mark(answer.lastEvaluatedKey());
      if (next.isPresent()) {
        return new PendingIntents.Page(found, unreadable, next);
      }
      answer = query(1, answer.lastEvaluatedKey());
    }
    throw new RefusedException(
        ErrorCode.INVALID_ROW,
        "the table holds over 1000 malformed rows in succession: find out who wrote them");
  }

  /// The database refuses to start at what it is not to list. Behind an intent that has expired
  /// since the page before lies everything that has not.
  private Map<String, AttributeValue> start() {
    return query
        .after()
        .filter(mark -> mark.expires().isAfter(query.now()))
        .map(this::key)
        .orElse(Map.of());
  }

  private QueryResponse query(int limit, Map<String, AttributeValue> start) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(IntentTable.STATE_INDEX)
            .keyConditionExpression("#State = :state AND #Expires > :now")
            .expressionAttributeNames(
                Map.of(
                    "#State", PendingIntentColumns.STATE,
                    "#Expires", PendingIntentColumns.EXPIRES))
            .expressionAttributeValues(
                Map.of(":state", state(), ":now", number(query.now().getEpochSecond())))
            .limit(limit);
    if (!start.isEmpty()) {
      request.exclusiveStartKey(start);
    }
    return client.query(request.build());
  }

  /// @return where the page ends if it is full before the last of the keys
  private Optional<PendingIntents.Mark> addAll(List<Map<String, AttributeValue>> keys) {
    for (int i = 0; i < keys.size(); i++) {
      add(keys.get(i));
      if (payload >= MAX_PAYLOAD && i < keys.size() - 1) {
        Optional<PendingIntents.Mark> here = mark(keys.get(i));
        if (here.isPresent()) {
          return here;
        }
      }
    }
    return Optional.empty();
  }

  private void add(Map<String, AttributeValue> key) {
    Optional<UUID> id = id(key);
    if (id.isEmpty()) {
      unreadable++;
      return;
    }
    try {
      id.flatMap(intents::find).filter(this::isWanted).ifPresent(this::keep);
    } catch (RefusedException e) {
      if (e.code() != ErrorCode.INVALID_ROW) {
        throw e;
      }
      unreadable++;
    }
  }

  private void keep(PendingIntent intent) {
    found.add(intent);
    payload += intent.payload().length();
  }

  private boolean isWanted(PendingIntent intent) {
    return intent.state().word() == query.state()
        && query.account().filter(account -> !account.equals(intent.account())).isEmpty();
  }

  private AttributeValue state() {
    return AttributeValue.fromS(query.state().name());
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private Map<String, AttributeValue> key(PendingIntents.Mark mark) {
    return Map.of(
        PendingIntentColumns.STATE, state(),
        PendingIntentColumns.EXPIRES, number(mark.expires().getEpochSecond()),
        PendingIntentColumns.ID, AttributeValue.fromS(mark.id().toString()));
  }

  private static Optional<PendingIntents.Mark> mark(Map<String, AttributeValue> key) {
    String expires = Objects.requireNonNull(key.get(PendingIntentColumns.EXPIRES)).n();
    try {
      return id(key)
          .map(id -> new PendingIntents.Mark(Instant.ofEpochSecond(Long.parseLong(expires)), id));
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The index holds no item whose id is not text.
  private static Optional<UUID> id(Map<String, AttributeValue> key) {
    String text = Objects.requireNonNull(key.get(PendingIntentColumns.ID)).s();
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
