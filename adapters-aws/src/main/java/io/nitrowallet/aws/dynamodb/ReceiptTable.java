package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.aws.dynamodb.AccountTable.Endpoint;
import io.nitrowallet.aws.dynamodb.AccountTable.Ensured;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table of receipts: partition key `Life`, sort key `Sequence` (0 is the boot document), with
/// the protections of {@link AccountTable}.
public final class ReceiptTable {
  /// Lists lives: `Kind`, `Life`. Boot documents alone have a `Kind`, so that it holds nothing
  /// else.
  public static final String LIFE_INDEX = "LifeIndex";

  /// The fingerprint of a life's identity, 64 lower-case hex digits.
  static final String LIFE = "Life";

  /// The receipt's number.
  static final String SEQUENCE = "Sequence";

  /// The line as files hold it, too.
  static final String LINE = "Line";

  static final String KIND = "Kind";
  static final String LIFE_KIND = "life";

  private static final TableShape SHAPE =
      new TableShape(
          List.of(LIFE, SEQUENCE),
          List.of(TableIndex.ofKeys(LIFE_INDEX, KIND, LIFE)),
          Set.of(SEQUENCE));

  private final CustodyTable table;

  /// @param client built with deadlines for each call; the caller's, and stays open
  /// @param endpoint whether protections that the endpoint lacks are an error or a warning
  public ReceiptTable(DynamoDbClient client, String table, Endpoint endpoint) {
    this.table = new CustodyTable(client, table, SHAPE, endpoint);
  }

  /// Makes sure that the table exists, is protected and serves.
  ///
  /// @throws RefusedException as {@link AccountTable#ensure} does
  public Ensured ensure(Duration patience) {
    return table.ensure(patience);
  }
}
