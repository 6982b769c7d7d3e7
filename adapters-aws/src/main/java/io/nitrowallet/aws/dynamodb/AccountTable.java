package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.AccountColumns;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table itself: partition key `Name`, billed on demand, with the indexes of protocol.md §3,
/// point-in-time recovery, deletion protection and encryption under AWS's managed key.
public final class AccountTable {
  /// Finds an account by its address.
  public static final String ADDRESS_INDEX = "AddressIndex";

  /// Lists accounts in the order of their names, without ciphertext.
  public static final String LIST_INDEX = "ListIndex";

  /// `AddressIndex` leads from an address to a name; the row itself is read consistently.
  private static final TableShape SHAPE =
      new TableShape(
          AccountColumns.NAME,
          List.of(
              TableIndex.ofKeys(ADDRESS_INDEX, AccountColumns.ADDRESS),
              TableIndex.with(
                  LIST_INDEX,
                  List.of(AccountColumns.KIND, AccountColumns.NAME),
                  List.of(
                      AccountColumns.ADDRESS,
                      AccountColumns.KEY_ID,
                      AccountColumns.VERSION,
                      AccountColumns.CREATED_AT))),
          Set.of());

  private final CustodyTable table;

  /// @param client built with deadlines for each call; the caller's, and stays open
  /// @param endpoint whether protections that the endpoint lacks are an error or a warning
  public AccountTable(DynamoDbClient client, String table, Endpoint endpoint) {
    this.table = new CustodyTable(client, table, SHAPE, endpoint);
  }

  /// Makes sure that the table exists, is protected and serves. Doing so again changes nothing.
  ///
  /// @param patience how long to wait for the table to become active and recoverable
  /// @return what was found or done; warnings only for an overridden endpoint
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_DIFFERS}, which says every difference,
  ///   if a table of this name has another shape; with {@link ErrorCode#UNAVAILABLE} if it is not
  ///   active, or not recoverable, in time
  public Ensured ensure(Duration patience) {
    return table.ensure(patience);
  }

  /// Looks at the table and changes nothing.
  ///
  /// @return what it lacks or has otherwise, in words; nothing where all is well
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_NOT_FOUND} if there is none
  public List<String> inspect() {
    return table.inspect();
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
