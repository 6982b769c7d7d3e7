/// The tables in DynamoDB: start with {@link io.nitrowallet.aws.dynamodb.DynamoDbAccounts}, which
/// keeps rows, and {@link io.nitrowallet.aws.dynamodb.AccountTable}, which makes the table.
@NullMarked
package io.nitrowallet.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
