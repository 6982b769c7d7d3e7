package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.formats.json.PendingIntentColumns;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The pending intents of one DynamoDB table. Thread-safe; the client is the caller's and stays
/// open. Lost answers are settled as {@link DynamoDbAccounts} does: by a consistent read.
public final class DynamoDbPendingIntents implements PendingIntents {
  private final DynamoDbClient client;
  private final String table;
  private final TableFault faults;

  /// @param client built with deadlines for each call
  /// @param table the table's name
  public DynamoDbPendingIntents(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.faults = new TableFault(table);
  }

  @Override
  public PendingIntent insert(PendingIntent intent) {
    try {
      client.putItem(put ->
          put.tableName(table)
              .item(IntentItems.encode(intent))
              .conditionExpression("attribute_not_exists(#Id)")
              .expressionAttributeNames(Map.of("#Id", PendingIntentColumns.ID)));
      return intent;
    } catch (ConditionalCheckFailedException e) {
      return find(intent.slip().id()).orElseThrow(() -> faults.refusal(e));
    } catch (SdkException e) {
      if (!faults.isAmbiguous(e)) {
        throw faults.refusal(e);
      }
      return find(intent.slip().id()).orElseThrow(() -> faults.refusal(e));
    }
  }

  @Override
  public Optional<PendingIntent> find(UUID id) {
    try {
      var answer =
          client.getItem(get ->
              get.tableName(table)
                  .key(Map.of(PendingIntentColumns.ID, AttributeValue.fromS(id.toString())))
                  .consistentRead(true));
      return answer.hasItem() ? Optional.of(IntentItems.decode(answer.item())) : Optional.empty();
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  @Override
  public void update(PendingIntent next) {
    String before = Long.toString(next.revision() - 1);
    try {
      client.putItem(put ->
          put.tableName(table)
              .item(IntentItems.encode(next))
              .conditionExpression("#Revision = :before")
              .expressionAttributeNames(Map.of("#Revision", PendingIntentColumns.REVISION))
              .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(before))));
    } catch (ConditionalCheckFailedException _) {
      requireKept(next);
    } catch (SdkException e) {
      if (!faults.isAmbiguous(e)) {
        throw faults.refusal(e);
      }
      settle(next, e);
    }
  }

  @Override
  public Page list(Query query) {
    try {
      return new IntentListing(client, table, this, query).page();
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  /// A retried write may have met its own first attempt.
  private void requireKept(PendingIntent next) {
    if (!find(next.slip().id()).equals(Optional.of(next))) {
      throw new RefusedException(
          ErrorCode.INTENT_CHANGED,
          "somebody else changed the intent at the same time: look at it again");
    }
  }

  /// Finds out whether a write that failed took place nevertheless.
  private void settle(PendingIntent next, SdkException failure) {
    Optional<PendingIntent> found = find(next.slip().id());
    if (found.filter(kept -> kept.revision() < next.revision()).isPresent()) {
      throw faults.refusal(failure);
    }
    requireKept(next);
  }
}
