package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.formats.json.AccountColumns;
import java.util.List;
import java.util.Map;
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
import software.amazon.awssdk.services.dynamodb.model.Tag;

/// The keys and indexes of the table (protocol.md §3), to be made and to be compared with.
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
