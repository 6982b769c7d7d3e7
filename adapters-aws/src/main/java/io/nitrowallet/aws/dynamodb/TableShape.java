package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.formats.json.AccountColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/// The keys and indexes of the table (protocol.md §3), to be made or to be compared with.
final class TableShape {
  private static final List<KeySchemaElement> KEY = List.of(hash(AccountColumns.NAME));

  /// Index name to its keys.
  private static final Map<String, List<KeySchemaElement>> INDEXES =
      Map.of(
          AccountTable.ADDRESS_INDEX, List.of(hash(AccountColumns.ADDRESS)),
          AccountTable.LIST_INDEX, List.of(hash(AccountColumns.KIND), range(AccountColumns.NAME)));

  private TableShape() {}

  static CreateTableRequest request(String table) {
    return CreateTableRequest.builder()
        .tableName(table)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            Stream.of(AccountColumns.NAME, AccountColumns.ADDRESS, AccountColumns.KIND)
                .map(TableShape::text)
                .toList())
        .keySchema(KEY)
        .globalSecondaryIndexes(
            // AddressIndex leads from an address to a name; the row itself is read consistently.
            index(
                AccountTable.ADDRESS_INDEX,
                Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build()),
            index(
                AccountTable.LIST_INDEX,
                Projection.builder()
                    .projectionType(ProjectionType.INCLUDE)
                    .nonKeyAttributes(
                        AccountColumns.ADDRESS,
                        AccountColumns.KEY_ID,
                        AccountColumns.VERSION,
                        AccountColumns.CREATED_AT)
                    .build()))
        .deletionProtectionEnabled(true)
        .sseSpecification(SSESpecification.builder().enabled(true).sseType(SSEType.KMS).build())
        .tags(tag("app", "nitro-wallet"), tag("custody", "true"))
        .build();
  }

  /// What an existing table has otherwise, in words; nothing where it fits.
  static List<String> differences(TableDescription existing) {
    List<String> differences = new ArrayList<>();
    compare("the table's key", KEY, existing.keySchema(), differences);
    Map<String, List<KeySchemaElement>> found = new HashMap<>();
    existing
        .globalSecondaryIndexes()
        .forEach(index -> found.put(index.indexName(), index.keySchema()));
    INDEXES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(index ->
            compare(
                index.getKey(),
                index.getValue(),
                found.getOrDefault(index.getKey(), List.of()),
                differences));
    existing.attributeDefinitions().stream()
        .filter(attribute -> attribute.attributeType() != ScalarAttributeType.S)
        .forEach(attribute -> differences.add(attribute.attributeName() + " is not text"));
    return differences;
  }

  private static void compare(
      String what,
      List<KeySchemaElement> expected,
      List<KeySchemaElement> found,
      List<String> differences) {
    if (found.isEmpty()) {
      differences.add(what + " is missing");
    } else if (!found.equals(expected)) {
      differences.add("%s is %s, not %s".formatted(what, words(found), words(expected)));
    }
  }

  private static String words(List<KeySchemaElement> keys) {
    return keys.stream().map(KeySchemaElement::attributeName).collect(Collectors.joining(", "));
  }

  private static GlobalSecondaryIndex index(String name, Projection projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(INDEXES.get(name))
        .projection(projection)
        .build();
  }

  private static AttributeDefinition text(String column) {
    return AttributeDefinition.builder()
        .attributeName(column)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement hash(String column) {
    return KeySchemaElement.builder().attributeName(column).keyType(KeyType.HASH).build();
  }

  private static KeySchemaElement range(String column) {
    return KeySchemaElement.builder().attributeName(column).keyType(KeyType.RANGE).build();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
