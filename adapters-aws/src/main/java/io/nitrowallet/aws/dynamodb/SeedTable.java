package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The table of an earlier project, whatever its keys are. It is read from end to end, which no
/// role of a running wallet may do: whoever migrates has a role of their own for it. Used by one
/// thread.
public final class SeedTable {
  private final DynamoDbClient client;
  private final String table;
  private final TableFault faults;
  private List<String> keys = List.of();

  /// @param client built with deadlines for each call; the caller's, and stays open
  /// @param table the table's name
  public SeedTable(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.faults = new TableFault(table);
  }

  /// Shows every row to `reader`: its columns that are text, by their names.
  ///
  /// @throws RefusedException if the table cannot be read to its end
  public void rows(Consumer<Map<String, String>> reader) {
    Map<String, AttributeValue> after = Map.of();
    do {
      Map<String, AttributeValue> from = after;
      var page =
          call(() ->
              client.scan(scan -> {
                scan.tableName(table).consistentRead(true);
                if (!from.isEmpty()) {
                  scan.exclusiveStartKey(from);
                }
              }));
      page.items().forEach(item -> reader.accept(texts(item)));
      after = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
    } while (!after.isEmpty());
  }

  /// Deletes `row`, as {@link #rows} showed it, unless it was changed since. One that is gone is
  /// deleted: the answer to an earlier call may have been lost.
  ///
  /// @throws RefusedException with {@link ErrorCode#ACCOUNT_CHANGED} if it was
  public void remove(Map<String, String> row) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    StringBuilder unchanged = new StringBuilder();
    row.forEach((column, text) -> {
      String number = Integer.toString(names.size());
      names.put("#c" + number, column);
      values.put(":v" + number, AttributeValue.fromS(text));
      unchanged.append(unchanged.isEmpty() ? "" : " AND ");
      unchanged.append("#c").append(number).append(" = :v").append(number);
    });
    Map<String, AttributeValue> key = key(row);
    try {
      call(() ->
          client.deleteItem(delete ->
              delete
                  .tableName(table)
                  .key(key)
                  .conditionExpression(unchanged.toString())
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values)
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    } catch (ConditionalCheckFailedException e) {
      if (!e.hasItem()) {
        return;
      }
      throw new RefusedException(
          ErrorCode.ACCOUNT_CHANGED, "the old row was changed meanwhile, and was left alone", e);
    }
  }

  private Map<String, AttributeValue> key(Map<String, String> row) {
    Map<String, AttributeValue> key = new HashMap<>();
    for (String column : keys()) {
      String text = row.get(column);
      if (text == null) {
        throw new RefusedException(
            ErrorCode.INVALID_ROW, "the old row's key %s is no text".formatted(column));
      }
      key.put(column, AttributeValue.fromS(text));
    }
    return key;
  }

  /// Asked for once: it does not change.
  private List<String> keys() {
    if (keys.isEmpty()) {
      keys =
          call(() -> client.describeTable(describe -> describe.tableName(table)).table())
              .keySchema()
              .stream()
              .map(KeySchemaElement::attributeName)
              .toList();
    }
    return keys;
  }

  private <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (ConditionalCheckFailedException e) {
      throw e;
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  /// Tables by their names.
  @FunctionalInterface
  public interface Named {
    /// The table called `name`; nobody is asked yet.
    SeedTable table(String name);
  }

  private static Map<String, String> texts(Map<String, AttributeValue> item) {
    Map<String, String> texts = new HashMap<>();
    item.forEach((column, value) -> {
      if (value.s() != null) {
        texts.put(column, value.s());
      }
    });
    return texts;
  }
}
