package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.formats.json.AccountColumns;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The rows of one DynamoDB table. Thread-safe; the client is the caller's and stays open.
///
/// Deadlines and retries are the client's. Since a retried write can meet its own first attempt,
/// every failed condition, every lost answer and every refusal of a later attempt is settled by a
/// consistent read.
public final class DynamoDbAccounts implements Accounts {
  private static final int MAX_PAGE = 1000;

  private final DynamoDbClient client;
  private final String table;
  private final TableFault faults;

  /// @param client built with deadlines for each call
  /// @param table the table's name
  public DynamoDbAccounts(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.faults = new TableFault(table);
  }

  @Override
  public void insert(Account account) {
    Map<String, AttributeValue> item = AccountItems.encode(account);
    try {
      client.putItem(put ->
          put.tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(#name)")
              .expressionAttributeNames(Map.of("#name", AccountColumns.NAME)));
    } catch (ConditionalCheckFailedException _) {
      requireOwn(account.name(), item, readBack(account.name()));
    } catch (SdkException e) {
      if (!faults.isAmbiguous(e)) {
        throw faults.refusal(e);
      }
      settle(account.name(), item, e);
    }
  }

  @Override
  public Optional<Account> find(AccountName name) {
    return read(name).map(AccountItems::decode);
  }

  @Override
  public Optional<Account> findByAddress(Address address) {
    try {
      return new AddressLookup(client, table)
          .name(address)
          .flatMap(this::find)
          .filter(account -> account.address().equals(address));
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  @Override
  public Page list(int limit, Optional<AccountName> after) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "a page holds 1 to 1000 accounts");
    }
    try {
      return new AccountListing(client, table).page(limit, after);
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  /// The row in the table is `item`, or the name is another's.
  private static void requireOwn(
      AccountName name,
      Map<String, AttributeValue> item,
      Optional<Map<String, AttributeValue>> found) {
    if (!found.equals(Optional.of(item))) {
      throw new RefusedException(
          ErrorCode.ACCOUNT_EXISTS,
          "an account named '%s' exists already: choose another name".formatted(name));
    }
  }

  /// Finds out whether a write that failed took place nevertheless.
  private void settle(AccountName name, Map<String, AttributeValue> item, SdkException failure) {
    Optional<Map<String, AttributeValue>> found = readBack(name);
    if (found.isEmpty()) {
      throw faults.refusal(failure);
    }
    requireOwn(name, item, found);
  }

  private Optional<Map<String, AttributeValue>> readBack(AccountName name) {
    try {
      return read(name);
    } catch (RefusedException e) {
      throw new RefusedException(
          e.code(),
          "the row of '%s' may exist, since it could not be read back (%s): run 'account verify %s"
                  .formatted(name, e.sentence(), name)
              + " --pin' once it can",
          e);
    }
  }

  private Optional<Map<String, AttributeValue>> read(AccountName name) {
    try {
      var answer =
          client.getItem(get ->
              get.tableName(table)
                  .key(Map.of(AccountColumns.NAME, AttributeValue.fromS(name.value())))
                  .consistentRead(true));
      return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }
}
