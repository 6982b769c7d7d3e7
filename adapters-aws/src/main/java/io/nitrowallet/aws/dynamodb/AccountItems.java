package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.AccountColumns;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows as DynamoDB's items: `Version` is a number, every other column a string (protocol.md §3).
final class AccountItems {
  private AccountItems() {}

  static Map<String, AttributeValue> encode(Account account) {
    Map<String, AttributeValue> item = new HashMap<>();
    AccountColumns.encode(account)
        .forEach((column, text) ->
            item.put(
                column,
                column.equals(AccountColumns.VERSION)
                    ? AttributeValue.fromN(text)
                    : AttributeValue.fromS(text)));
    return item;
  }

  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if a column is missing, malformed
  ///   or of another type
  static Account decode(Map<String, AttributeValue> item) {
    Map<String, String> columns = new HashMap<>();
    item.forEach((column, value) -> columns.put(column, text(column, value)));
    return AccountColumns.decode(columns);
  }

  /// Reads only what {@link DynamoDbAccounts#list} projects.
  ///
  /// @throws RefusedException if a column is missing, malformed or of another type
  static AccountSummary summarise(Map<String, AttributeValue> item) {
    try {
      return new AccountSummary(
          new AccountName(required(item, AccountColumns.NAME)),
          Address.parse(required(item, AccountColumns.ADDRESS)),
          new KeyArn(required(item, AccountColumns.KEY_ID)),
          Long.parseLong(required(item, AccountColumns.VERSION)),
          Instant.parse(required(item, AccountColumns.CREATED_AT)));
    } catch (NumberFormatException | DateTimeException e) {
      throw new RefusedException(
          ErrorCode.INVALID_ROW, "the row's version or time of creation is malformed", e);
    }
  }

  private static String required(Map<String, AttributeValue> item, String column) {
    AttributeValue value = item.get(column);
    if (value == null) {
      throw new RefusedException(ErrorCode.INVALID_ROW, "the row has no column " + column);
    }
    return text(column, value);
  }

  private static String text(String column, AttributeValue value) {
    String text = column.equals(AccountColumns.VERSION) ? value.n() : value.s();
    if (text == null) {
      throw new RefusedException(
          ErrorCode.INVALID_ROW, "the row's column %s has another type".formatted(column));
    }
    return text;
  }
}
