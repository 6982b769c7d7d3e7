package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.PendingIntentColumns;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/// The table of pending intents: partition key `Id`, an index for listing, the protections of
/// {@link AccountTable}, and items that DynamoDB deletes by itself some time after they expired.
public final class IntentTable {
  /// Lists the ids of intents in one state, in the order in which they expire.
  public static final String STATE_INDEX = "StateIndex";

  private static final TableShape SHAPE =
      new TableShape(
          PendingIntentColumns.ID,
          List.of(
              TableIndex.ofKeys(
                  STATE_INDEX, PendingIntentColumns.STATE, PendingIntentColumns.EXPIRES)),
          Set.of(PendingIntentColumns.EXPIRES));

  private final DynamoDbClient client;
  private final String name;
  private final CustodyTable table;

  /// @param client built with deadlines for each call; the caller's, and stays open
  /// @param endpoint whether protections that the endpoint lacks are an error or a warning
  public IntentTable(DynamoDbClient client, String name, AccountTable.Endpoint endpoint) {
    this.client = client;
    this.name = name;
    this.table = new CustodyTable(client, name, SHAPE, endpoint);
  }

  /// Makes sure that the table exists, is protected, forgets what expired, and serves. Doing so
  /// again changes nothing.
  ///
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_DIFFERS} or {@link
  ///   ErrorCode#UNAVAILABLE} as {@link AccountTable#ensure} does
  public AccountTable.Ensured ensure(Duration patience) {
    AccountTable.Ensured ensured = table.ensure(patience);
    try {
      forgetWhatExpired();
    } catch (SdkException e) {
      throw new TableFault(name).refusal(e);
    }
    return ensured;
  }

  private void forgetWhatExpired() {
    TimeToLiveStatus status =
        client
            .describeTimeToLive(request -> request.tableName(name))
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
      client.updateTimeToLive(update ->
          update
              .tableName(name)
              .timeToLiveSpecification(
                  ttl -> ttl.attributeName(PendingIntentColumns.EXPIRES).enabled(true)));
    }
  }
}
