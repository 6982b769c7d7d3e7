package io.nitrowallet.parent.planted;

import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// A database for development on the production side.
public final class ParentThatRunsDynamoDb {
  /// Breaks the rule.
  public Class<?> violate() {
    return DynamoDBProxyServer.class;
  }
}
