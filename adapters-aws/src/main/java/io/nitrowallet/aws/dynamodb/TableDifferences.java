package io.nitrowallet.aws.dynamodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// Compares the keys and indexes of a table with those that it is to have.
final class TableDifferences {
  private TableDifferences() {}

  /// What `existing` has otherwise, in words; nothing where it fits.
  static List<String> between(CreateTableRequest wanted, TableDescription existing) {
    List<String> differences = new ArrayList<>();
    compare("the table's key", wanted.keySchema(), existing.keySchema(), differences);
    Map<String, List<KeySchemaElement>> found = new HashMap<>();
    existing
        .globalSecondaryIndexes()
        .forEach(index -> found.put(index.indexName(), index.keySchema()));
    wanted.globalSecondaryIndexes().stream()
        .sorted(Comparator.comparing(GlobalSecondaryIndex::indexName))
        .forEach(index ->
            compare(
                index.indexName(),
                index.keySchema(),
                found.getOrDefault(index.indexName(), List.of()),
                differences));
    compareTypes(wanted, existing, differences);
    return differences;
  }

  private static void compareTypes(
      CreateTableRequest wanted, TableDescription existing, List<String> differences) {
    Map<String, ScalarAttributeType> types =
        wanted.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName, AttributeDefinition::attributeType));
    for (AttributeDefinition attribute : existing.attributeDefinitions()) {
      ScalarAttributeType type =
          types.getOrDefault(attribute.attributeName(), ScalarAttributeType.S);
      if (attribute.attributeType() != type) {
        differences.add(
            attribute.attributeName()
                + (type == ScalarAttributeType.N ? " is not a number" : " is not text"));
      }
    }
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
}
