package io.nitrowallet.requester.composition;

import dagger.Module;
import dagger.Provides;
import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.DynamoDbAccounts;
import io.nitrowallet.aws.dynamodb.DynamoDbPendingIntents;
import io.nitrowallet.aws.dynamodb.IntentTable;
import io.nitrowallet.aws.dynamodb.SeedTable;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.kms.CustodyKeys;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// AWS, as the configuration names it.
@Module
interface AwsModule {
  @Provides
  @Singleton
  static ParentCredentials credentials(Configuration configuration, OpenResources resources) {
    return resources.keep(AwsClients.credentials(configuration));
  }

  @Provides
  @Singleton
  static AwsClients clients(Configuration configuration, ParentCredentials credentials) {
    return new AwsClients(configuration, credentials);
  }

  @Provides
  @Singleton
  static DynamoDbClient dynamoDb(AwsClients clients, OpenResources resources) {
    return resources.keep(clients.dynamoDb());
  }

  @Provides
  static CustodyKeys custodyKeys(AwsClients clients, OpenResources resources) {
    return new CustodyKeys(resources.keep(clients.kms()));
  }

  @Provides
  static Accounts accounts(DynamoDbClient client, Configuration configuration) {
    return new DynamoDbAccounts(client, configuration.required(Setting.TABLE));
  }

  @Provides
  static PendingIntents pendingIntents(DynamoDbClient client, Configuration configuration) {
    return new DynamoDbPendingIntents(client, configuration.required(Setting.INTENTS_TABLE));
  }

  @Provides
  static AccountTable table(DynamoDbClient client, Configuration configuration) {
    return new AccountTable(client, configuration.required(Setting.TABLE), endpoint(configuration));
  }

  @Provides
  static IntentTable intentTable(DynamoDbClient client, Configuration configuration) {
    return new IntentTable(
        client, configuration.required(Setting.INTENTS_TABLE), endpoint(configuration));
  }

  @Provides
  static SeedTable.Named seedTables(DynamoDbClient client) {
    return table -> new SeedTable(client, table);
  }

  private static AccountTable.Endpoint endpoint(Configuration configuration) {
    return configuration.endpoint(Setting.AWS_DYNAMODB_ENDPOINT).isPresent()
        ? AccountTable.Endpoint.OVERRIDDEN
        : AccountTable.Endpoint.AWS;
  }
}
