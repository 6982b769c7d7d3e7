package io.nitrowallet.aws.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/// The keys and indexes of a table, to be made or to be compared with.
///
/// @param columns the partition key, then the sort key if there is one
/// @param numbers those columns of keys that hold numbers; all others hold text
record TableShape(List<String> columns, List<TableIndex> indexes, Set<String> numbers) {
  /// One without a sort key.
  TableShape(String key, List<TableIndex> indexes, Set<String> numbers) {
    this(List.of(key), indexes, numbers);
  }

  CreateTableRequest request(String table) {
    return CreateTableRequest.builder()
        .tableName(table)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            Stream.concat(
                    columns.stream(), indexes.stream().flatMap(index -> index.columns().stream()))
                .distinct()
                .map(this::definition)
                .toList())
        .keySchema(keys())
        .globalSecondaryIndexes(indexes.stream().map(TableIndex::request).toList())
        .deletionProtectionEnabled(true)
        .sseSpecification(SSESpecification.builder().enabled(true).sseType(SSEType.KMS).build())
        .tags(tag("app", "nitro-wallet"), tag("custody", "true"))
        .build();
  }

  /// What an existing table has otherwise, in words; nothing where it fits.
  List<String> differences(TableDescription existing) {
    List<String> differences = new ArrayList<>();
    compare("the table's key", keys(), existing.keySchema(), differences);
    Map<String, List<KeySchemaElement>> found = new HashMap<>();
    existing
        .globalSecondaryIndexes()
        .forEach(index -> found.put(index.indexName(), index.keySchema()));
    indexes.forEach(index ->
        compare(
            index.name(), index.keys(), found.getOrDefault(index.name(), List.of()), differences));
    existing.attributeDefinitions().stream()
        .filter(attribute -> attribute.attributeType() != type(attribute.attributeName()))
        .map(attribute ->
            "%s is not %s"
                .formatted(
                    attribute.attributeName(),
                    numbers.contains(attribute.attributeName()) ? "a number" : "text"))
        .forEach(differences::add);
    return differences;
  }

  private List<KeySchemaElement> keys() {
    return TableIndex.keys(columns);
  }

  private AttributeDefinition definition(String column) {
    return AttributeDefinition.builder().attributeName(column).attributeType(type(column)).build();
  }

  private ScalarAttributeType type(String column) {
    return numbers.contains(column) ? ScalarAttributeType.N : ScalarAttributeType.S;
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

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
