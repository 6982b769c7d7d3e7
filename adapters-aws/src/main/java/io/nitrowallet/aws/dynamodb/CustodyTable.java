package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// A table of a shape, made where there is none and held to that shape where there is.
final class CustodyTable {
  private final DynamoDbClient client;
  private final String table;
  private final TableShape shape;
  private final TableProtection protection;
  private final TableFault faults;

  /// @param client built with deadlines for each call; the caller's, and stays open
  /// @param endpoint whether protections that the endpoint lacks are an error or a warning
  CustodyTable(
      DynamoDbClient client, String table, TableShape shape, AccountTable.Endpoint endpoint) {
    this.client = client;
    this.table = table;
    this.shape = shape;
    this.protection = new TableProtection(client, table, endpoint);
    this.faults = new TableFault(table);
  }

  /// Makes sure that the table exists, is protected and serves. Doing so again changes nothing.
  ///
  /// @param patience how long to wait for the table to become active and recoverable
  /// @return what was found or done; warnings only for an overridden endpoint
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_DIFFERS}, which says every difference,
  ///   if a table of this name has another shape; with {@link ErrorCode#UNAVAILABLE} if it is not
  ///   active, or not recoverable, in time
  AccountTable.Ensured ensure(Duration patience) {
    try {
      boolean created = describe().isEmpty() && create();
      Patience rest = new Patience(patience);
      TableDescription description = awaitActive(rest);
      requireShape(description);
      List<String> warnings = protection.apply(description, rest);
      return new AccountTable.Ensured(description.tableArn(), created, warnings);
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  /// What the table lacks or has otherwise, in words. Whoever looks need not be allowed to see
  /// whether it can be recovered to a point in time.
  ///
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_NOT_FOUND} if there is none
  List<String> inspect() {
    try {
      TableDescription found = client.describeTable(request -> request.tableName(table)).table();
      List<String> flaws = new ArrayList<>(shape.differences(found));
      flaws.addAll(protection.flaws(found));
      return flaws;
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  private boolean create() {
    try {
      client.createTable(shape.request(table));
      return true;
    } catch (ResourceInUseException _) {
      return false; // somebody else was faster
    }
  }

  private Optional<TableDescription> describe() {
    try {
      return Optional.of(client.describeTable(request -> request.tableName(table)).table());
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }

  private TableDescription awaitActive(Patience patience) {
    while (true) {
      Optional<TableDescription> found = describe().filter(CustodyTable::isActive);
      if (found.isPresent()) {
        return found.get();
      }
      if (!patience.lasts()) {
        throw notActive();
      }
    }
  }

  private static boolean isActive(TableDescription description) {
    return description.tableStatus() == TableStatus.ACTIVE
        && description.globalSecondaryIndexes().stream()
            .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
  }

  private RefusedException notActive() {
    return new RefusedException(
        ErrorCode.UNAVAILABLE,
        "the table '%s' is not active yet: run this again in a minute".formatted(table));
  }

  private void requireShape(TableDescription description) {
    List<String> differences = new ArrayList<>(shape.differences(description));
    if (!differences.isEmpty()) {
      throw new RefusedException(
          ErrorCode.RESOURCE_DIFFERS,
          "a table '%s' of another shape exists (%s): choose another name, or move its rows"
              .formatted(table, String.join("; ", differences)));
    }
  }
}
