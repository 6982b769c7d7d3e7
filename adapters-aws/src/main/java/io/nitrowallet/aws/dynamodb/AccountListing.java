package io.nitrowallet.aws.dynamodb;

import static java.util.stream.Collectors.joining;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.formats.json.AccountColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Collects one page of the listing, whatever stands in the table. Used once.
final class AccountListing {
  /// How many malformed rows in a row are stepped over before the page gives up.
  private static final int MAX_STEPS = 1000;

  private static final List<String> COLUMNS =
      List.of(
          AccountColumns.NAME,
          AccountColumns.ADDRESS,
          AccountColumns.KEY_ID,
          AccountColumns.VERSION,
          AccountColumns.CREATED_AT);

  private final DynamoDbClient client;
  private final String table;
  private final List<AccountSummary> accounts = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  AccountListing(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// The next page can only start behind a well-formed name. Where the last row's is malformed,
  /// single rows are added until there is one: at most one of them is readable, so the limit holds.
  Accounts.Page page(int limit, Optional<AccountName> after) {
    Optional<String> last = query(limit, after.map(AccountName::value));
    for (int step = 0; step < MAX_STEPS; step++) {
      Optional<AccountName> next = last.flatMap(AccountListing::wellFormed);
      if (last.isEmpty() || next.isPresent()) {
        return new Accounts.Page(accounts, unreadable, next);
      }
      last = query(1, last);
    }
    throw new RefusedException(
        ErrorCode.INVALID_ROW,
        "the table holds over 1000 malformed rows in succession: find out who wrote them");
  }

  private Optional<String> query(int limit, Optional<String> after) {
    QueryResponse answer = client.query(request(limit, after));
    answer.items().forEach(this::add);
    return answer.hasLastEvaluatedKey()
        ? Optional.of(name(answer.lastEvaluatedKey()))
        : Optional.empty();
  }

  private QueryRequest request(int limit, Optional<String> after) {
    AttributeValue kind = AttributeValue.fromS(AccountColumns.ACCOUNT_KIND);
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(AccountTable.LIST_INDEX)
            .keyConditionExpression("#Kind = :kind")
            .expressionAttributeValues(Map.of(":kind", kind))
            .select(Select.SPECIFIC_ATTRIBUTES)
            .projectionExpression(
                COLUMNS.stream().map(column -> "#" + column).collect(joining(",")))
            .expressionAttributeNames(placeholders())
            .limit(limit);
    after.ifPresent(name ->
        query.exclusiveStartKey(
            Map.of(AccountColumns.KIND, kind, AccountColumns.NAME, AttributeValue.fromS(name))));
    return query.build();
  }

  /// `Name` and `Kind`'s neighbours are reserved words of the expression language.
  private static Map<String, String> placeholders() {
    Map<String, String> names = new HashMap<>();
    COLUMNS.forEach(column -> names.put("#" + column, column));
    names.put("#" + AccountColumns.KIND, AccountColumns.KIND);
    return names;
  }

  private static Optional<AccountName> wellFormed(String name) {
    try {
      return Optional.of(new AccountName(name));
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }

  private void add(Map<String, AttributeValue> item) {
    try {
      accounts.add(AccountItems.summarise(item));
    } catch (RefusedException _) {
      unreadable.add(name(item));
    }
  }

  /// The index holds no item whose name is not text.
  private static String name(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get(AccountColumns.NAME)).s();
  }
}
