/// The rows against Amazon's own DynamoDB Local. {@link io.nitrowallet.dev.dynamodb.DynamoDbLocal}
/// starts one for any test class.
@NullMarked
package io.nitrowallet.dev.dynamodb;

import org.jspecify.annotations.NullMarked;
