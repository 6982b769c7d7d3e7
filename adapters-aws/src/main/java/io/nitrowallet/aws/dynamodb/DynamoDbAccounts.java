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
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

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
    put(
        account,
        put ->
            put.conditionExpression("attribute_not_exists(#name)")
                .expressionAttributeNames(Map.of("#name", AccountColumns.NAME)),
        () ->
            new RefusedException(
                ErrorCode.ACCOUNT_EXISTS,
                "an account named '%s' exists already: choose another name"
                    .formatted(account.name())));
  }

  @Override
  public void replace(Account changed) {
    String read = Long.toString(changed.sealing().version() - 1);
    put(
        changed,
        put ->
            put.conditionExpression("#version = :read")
                .expressionAttributeNames(Map.of("#version", AccountColumns.VERSION))
                .expressionAttributeValues(Map.of(":read", AttributeValue.fromN(read))),
        () ->
            new RefusedException(
                ErrorCode.ACCOUNT_CHANGED,
                "the row of '%s' is not at version %s any more: look at it, then change it again"
                    .formatted(changed.name(), read)));
  }

  /// Writes the row under a condition, whatever becomes of the answer.
  ///
  /// @param otherwise what is wrong where another row is there in the end
  private void put(
      Account account,
      Consumer<PutItemRequest.Builder> condition,
      Supplier<RefusedException> otherwise) {
    Map<String, AttributeValue> item = AccountItems.encode(account);
    try {
      client.putItem(put -> condition.accept(put.tableName(table).item(item)));
    } catch (ConditionalCheckFailedException _) {
      requireOwn(item, readBack(account.name()), otherwise);
    } catch (SdkException e) {
      if (!faults.isAmbiguous(e)) {
        throw faults.refusal(e);
      }
      settle(account, item, e, otherwise);
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

  /// The row in the table is `item`, or another.
  private static void requireOwn(
      Map<String, AttributeValue> item,
      Optional<Map<String, AttributeValue>> found,
      Supplier<RefusedException> otherwise) {
    if (!found.equals(Optional.of(item))) {
      throw otherwise.get();
    }
  }

  /// Finds out whether a write that failed took place nevertheless. It did not where the row is
  /// missing still, or is the one that was to be replaced.
  private void settle(
      Account account,
      Map<String, AttributeValue> item,
      SdkException failure,
      Supplier<RefusedException> otherwise) {
    Optional<Map<String, AttributeValue>> found = readBack(account.name());
    String before = Long.toString(account.sealing().version() - 1);
    boolean untouched =
        found
            .map(row -> AttributeValue.fromN(before).equals(row.get(AccountColumns.VERSION)))
            .orElse(true);
    if (untouched) {
      throw faults.refusal(failure);
    }
    requireOwn(item, found, otherwise);
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
