package io.nitrowallet.aws.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/// A global index of a table.
///
/// @param columns the partition key, then the sort key if there is one
record TableIndex(String name, List<String> columns, Projection projection) {
  /// One that holds keys alone.
  static TableIndex ofKeys(String name, String... columns) {
    return new TableIndex(
        name,
        List.of(columns),
        Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build());
  }

  /// One that holds some further columns.
  static TableIndex with(String name, List<String> columns, List<String> further) {
    return new TableIndex(
        name,
        columns,
        Projection.builder()
            .projectionType(ProjectionType.INCLUDE)
            .nonKeyAttributes(further)
            .build());
  }

  List<KeySchemaElement> keys() {
    return keys(columns);
  }

  /// The key schema of a partition key and, if there is one, a sort key.
  static List<KeySchemaElement> keys(List<String> columns) {
    return columns.size() == 1
        ? List.of(key(columns.getFirst(), KeyType.HASH))
        : List.of(key(columns.getFirst(), KeyType.HASH), key(columns.getLast(), KeyType.RANGE));
  }

  GlobalSecondaryIndex request() {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys())
        .projection(projection)
        .build();
  }

  private static KeySchemaElement key(String column, KeyType type) {
    return KeySchemaElement.builder().attributeName(column).keyType(type).build();
  }
}
