package io.nitrowallet.dev.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.aws.dynamodb.SeedTable;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// An earlier project's table, in a real database.
@ExtendWith(DynamoDbLocal.class)
class SeedTableTest {
  private final DynamoDbClient client;
  private final String table = "Seed-" + UUID.randomUUID();
  private final SeedTable seed;

  SeedTableTest(DynamoDbLocal.Server server) {
    this.client = server.client();
    this.seed = new SeedTable(client, table);
  }

  @BeforeEach
  void createTable() {
    client.createTable(create ->
        create
            .tableName(table)
            .keySchema(
                KeySchemaElement.builder().attributeName("name").keyType(KeyType.HASH).build())
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName("name")
                    .attributeType(ScalarAttributeType.S)
                    .build())
            .billingMode(BillingMode.PAY_PER_REQUEST));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private void put(Map<String, String> row) {
    Map<String, AttributeValue> item = new HashMap<>();
    row.forEach((column, text) -> item.put(column, AttributeValue.fromS(text)));
    client.putItem(put -> put.tableName(table).item(item));
  }

  private List<Map<String, String>> rows() {
    List<Map<String, String>> rows = new ArrayList<>();
    seed.rows(rows::add);
    return rows;
  }

  /// A page of DynamoDB's ends at 1 MB.
  @Test
  void readsEveryPage() {
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < 12; i++) {
      put(Map.of("name", "row-" + i, "note", "x".repeat(300_000)));
      expected.add("row-" + i);
    }
    Set<String> names = new TreeSet<>();
    rows().forEach(row -> names.add(row.get("name")));
    assertEquals(expected, names);
  }

  @Test
  void removesWhatIsAsItWasShownOnceAndAgain() {
    Map<String, String> row = Map.of("name", "old", "sealed", "c2VhbGVk");
    put(row);
    put(Map.of("name", "other"));
    seed.remove(row);
    seed.remove(row); // as the retry of a call whose answer was lost does
    assertEquals(List.of(Map.of("name", "other")), rows());
  }

  @Test
  void leavesWhatWasChangedMeanwhile() {
    Map<String, String> changed = Map.of("name", "old", "sealed", "bmV3");
    put(changed);
    RefusedException refusal =
        assertThrows(
            RefusedException.class, () -> seed.remove(Map.of("name", "old", "sealed", "c2VhbGVk")));
    assertEquals(ErrorCode.ACCOUNT_CHANGED, refusal.code());
    assertEquals(List.of(changed), rows());
  }
}
