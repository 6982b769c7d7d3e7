package io.nitrowallet.deploy.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.IntentTable;
import io.nitrowallet.aws.dynamodb.ReceiptTable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/// The tables are those of `table create`, column by column, and each is protected.
class TablesModuleTest {
  private final JsonNode tables =
      Terraform.module("tables").planned(Variables.json("{}")).get("resources");

  private static final class Asked extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// What `table create` asks of DynamoDB for a table that does not exist.
  private static CreateTableRequest asked(Consumer<DynamoDbClient> ensure) {
    List<CreateTableRequest> requests = new ArrayList<>();
    DynamoDbClient client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("createTable")
                      && arguments[0] instanceof CreateTableRequest request) {
                    requests.add(request);
                    throw new Asked();
                  }
                  throw ResourceNotFoundException.builder().build();
                });
    try {
      ensure.accept(client);
    } catch (Asked _) {
      return requests.getFirst();
    }
    throw new AssertionError("no table was asked for");
  }

  private static Duration patience() {
    return Duration.ofSeconds(1);
  }

  @Test
  void areThoseThatTheCommandLineMakes() {
    assertSame(
        "accounts",
        asked(client ->
            new AccountTable(client, "AccountTable", AccountTable.Endpoint.AWS)
                .ensure(patience())));
    assertSame(
        "intents",
        asked(client ->
            new IntentTable(client, "IntentTable", AccountTable.Endpoint.AWS).ensure(patience())));
    assertSame(
        "receipts",
        asked(client ->
            new ReceiptTable(client, "ReceiptTable", AccountTable.Endpoint.AWS)
                .ensure(patience())));
    assertEquals(3, tables.size());
  }

  private void assertSame(String name, CreateTableRequest asked) {
    JsonNode planned = tables.get("aws_dynamodb_table." + name);
    assertEquals(asked.tableName(), planned.get("name").stringValue());
    assertEquals(asked.billingModeAsString(), planned.get("billing_mode").stringValue());
    assertEquals(
        asked.deletionProtectionEnabled(), planned.get("deletion_protection_enabled").asBoolean());
    assertEquals(keys(asked.keySchema()), keys(planned));
    var columns = new TreeMap<String, String>();
    planned
        .get("attribute")
        .forEach(it -> columns.put(it.get("name").stringValue(), it.get("type").stringValue()));
    var expected = new TreeMap<String, String>();
    asked
        .attributeDefinitions()
        .forEach(it -> expected.put(it.attributeName(), it.attributeTypeAsString()));
    assertEquals(expected, columns);
    var indexes = new TreeMap<String, String>();
    planned
        .get("global_secondary_index")
        .forEach(it ->
            indexes.put(
                it.get("name").stringValue(),
                "%s %s %s"
                    .formatted(
                        keys(it),
                        it.get("projection_type").stringValue(),
                        it.path("non_key_attributes"))));
    var wanted = new TreeMap<String, String>();
    asked
        .globalSecondaryIndexes()
        .forEach(it ->
            wanted.put(
                it.indexName(),
                "%s %s %s"
                    .formatted(
                        keys(it.keySchema()),
                        it.projection().projectionTypeAsString(),
                        json(it.projection().nonKeyAttributes()))));
    assertEquals(wanted, indexes);
    var tags = new TreeMap<String, String>();
    asked.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    planned.get("tags").properties().forEach(tag -> tags.remove(tag.getKey()));
    assertTrue(tags.isEmpty(), tags::toString);
  }

  private static String json(List<String> columns) {
    return columns.isEmpty() ? "" : "[\"" + String.join("\",\"", columns) + "\"]";
  }

  private static List<Optional<String>> keys(JsonNode planned) {
    return List.of(
        Optional.of(planned.get("hash_key").stringValue()),
        Optional.ofNullable(planned.get("range_key")).map(JsonNode::stringValue));
  }

  private static List<Optional<String>> keys(List<KeySchemaElement> schema) {
    return List.of(key(schema, KeyType.HASH), key(schema, KeyType.RANGE));
  }

  private static Optional<String> key(List<KeySchemaElement> schema, KeyType type) {
    return schema.stream()
        .filter(element -> element.keyType() == type)
        .map(KeySchemaElement::attributeName)
        .findFirst();
  }

  @Test
  void eachIsProtected() {
    tables
        .properties()
        .forEach(table -> {
          JsonNode planned = table.getValue();
          assertTrue(planned.get("deletion_protection_enabled").asBoolean(), table::getKey);
          assertTrue(planned.at("/point_in_time_recovery/0/enabled").asBoolean(), table::getKey);
          assertTrue(planned.at("/server_side_encryption/0/enabled").asBoolean(), table::getKey);
          assertTrue(planned.at("/lifecycle/0/prevent_destroy").asBoolean(), table::getKey);
        });
    JsonNode intents = tables.get("aws_dynamodb_table.intents");
    assertEquals("Expires", intents.at("/ttl/0/attribute_name").stringValue());
    assertTrue(tables.get("aws_dynamodb_table.accounts").path("ttl").isMissingNode());
  }
}
