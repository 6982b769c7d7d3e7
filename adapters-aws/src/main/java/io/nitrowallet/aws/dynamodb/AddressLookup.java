package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.AccountColumns;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Asks the index which name an address has. The index is a hint: it may lag, and whoever writes to
/// the table decides what stands in it.
final class AddressLookup {
  /// Two are enough to know that there is more than one.
  private static final int LIMIT = 2;

  private final DynamoDbClient client;
  private final String table;

  AddressLookup(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if several rows have the address,
  ///   or the name of the one that does is malformed
  Optional<AccountName> name(Address address) {
    List<Map<String, AttributeValue>> found =
        client
            .query(query ->
                query
                    .tableName(table)
                    .indexName(AccountTable.ADDRESS_INDEX)
                    .keyConditionExpression("#Address = :address")
                    .expressionAttributeNames(Map.of("#Address", AccountColumns.ADDRESS))
                    .expressionAttributeValues(
                        Map.of(":address", AttributeValue.fromS(address.checksummed())))
                    .limit(LIMIT))
            .items();
    if (found.size() > 1) {
      throw refused(
          "several rows of the table have the address %s: find out who wrote them", address);
    }
    return found.stream().findFirst().map(item -> wellFormed(item, address));
  }

  /// The index holds no item whose name is not text.
  private static AccountName wellFormed(Map<String, AttributeValue> item, Address address) {
    try {
      return new AccountName(Objects.requireNonNull(item.get(AccountColumns.NAME)).s());
    } catch (RefusedException _) {
      throw refused("the row of the address %s has a malformed name", address);
    }
  }

  private static RefusedException refused(String sentence, Address address) {
    return new RefusedException(ErrorCode.INVALID_ROW, sentence.formatted(address.checksummed()));
  }
}
