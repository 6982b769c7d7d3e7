package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.aws.dynamodb.AccountTable.Endpoint;
import io.nitrowallet.aws.dynamodb.AccountTable.Ensured;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// Makes sure that a table is there, of one shape, protected, and serves.
final class TableCreation {
  private final DynamoDbClient client;
  private final CreateTableRequest wanted;
  private final String table;
  private final TableProtection protection;
  private final TableFault faults;

  /// @param wanted the table as it is to be
  TableCreation(DynamoDbClient client, CreateTableRequest wanted, Endpoint endpoint) {
    this.client = client;
    this.wanted = wanted;
    this.table = wanted.tableName();
    this.protection = new TableProtection(client, table, endpoint);
    this.faults = new TableFault(table);
  }

  /// As {@link AccountTable#ensure} says.
  Ensured ensure(Duration patience) {
    try {
      boolean created = describe().isEmpty() && create();
      Patience rest = new Patience(patience);
      TableDescription description = awaitActive(rest);
      requireShape(description);
      List<String> warnings = protection.apply(description, rest);
      return new Ensured(description.tableArn(), created, warnings);
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  private boolean create() {
    try {
      client.createTable(wanted);
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
      Optional<TableDescription> found = describe().filter(TableCreation::isActive);
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
    List<String> differences = TableDifferences.between(wanted, description);
    if (!differences.isEmpty()) {
      throw new RefusedException(
          ErrorCode.RESOURCE_DIFFERS,
          "a table '%s' of another shape exists (%s): choose another name, or move its rows"
              .formatted(table, String.join("; ", differences)));
    }
  }
}
