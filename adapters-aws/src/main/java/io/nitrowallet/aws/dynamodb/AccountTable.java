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

/// The table itself: partition key `Name`, billed on demand, with the indexes of protocol.md §3,
/// point-in-time recovery, deletion protection and encryption under AWS's managed key.
public final class AccountTable {
  /// Finds an account by its address.
  public static final String ADDRESS_INDEX = "AddressIndex";

  /// Lists accounts in the order of their names, without ciphertext.
  public static final String LIST_INDEX = "ListIndex";

  private final DynamoDbClient client;
  private final String table;
  private final TableProtection protection;
  private final TableFault faults;

  /// @param client built with deadlines for each call; the caller's, and stays open
  /// @param endpoint whether protections that the endpoint lacks are an error or a warning
  public AccountTable(DynamoDbClient client, String table, Endpoint endpoint) {
    this.client = client;
    this.table = table;
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
  public Ensured ensure(Duration patience) {
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
      client.createTable(TableShape.request(table));
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
      Optional<TableDescription> found = describe().filter(AccountTable::isActive);
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
    List<String> differences = new ArrayList<>(TableShape.differences(description));
    if (!differences.isEmpty()) {
      throw new RefusedException(
          ErrorCode.RESOURCE_DIFFERS,
          "a table '%s' of another shape exists (%s): choose another name, or move its rows"
              .formatted(table, String.join("; ", differences)));
    }
  }

  /// Where the table lives.
  public enum Endpoint {
    /// AWS: every protection is demanded.
    AWS,
    /// An overridden endpoint, such as a simulator: what it lacks is skipped with a warning.
    OVERRIDDEN
  }

  /// The table serves.
  ///
  /// @param created whether it was made just now
  /// @param warnings protections that the endpoint lacks, in sentences
  public record Ensured(String arn, boolean created, List<String> warnings) {
    /// Copies the list.
    public Ensured {
      warnings = List.copyOf(warnings);
    }
  }
}
