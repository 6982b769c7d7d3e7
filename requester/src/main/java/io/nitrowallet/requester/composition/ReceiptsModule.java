package io.nitrowallet.requester.composition;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.DynamoDbReceiptArchive;
import io.nitrowallet.aws.dynamodb.ReceiptTable;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.receipts.FileReceiptArchive;
import io.nitrowallet.requester.receipts.HeadFile;
import io.nitrowallet.requester.receipts.ReceiptCollector;
import io.nitrowallet.requester.receipts.TableFeed;
import io.nitrowallet.vsock.client.ClientLimits;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.request.Credential;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Receipts: where they come from, and where they are kept.
@Module
interface ReceiptsModule {
  /// An enclave keeps ten thousand receipts: whoever asks several waits for none of them long.
  ClientLimits LIMITS =
      new ClientLimits(
          ClientLimits.DEFAULT.frameBytes(),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          1,
          ClientLimits.DEFAULT.keepIdle());

  @Provides
  @Singleton
  static HeadFile heads(Configuration configuration, OpenResources resources) {
    return resources.keep(new HeadFile(configuration.path(Setting.HEADS_FILE).orElseThrow()));
  }

  @Provides
  @Singleton
  static FileReceiptArchive files(Configuration configuration) {
    return new FileReceiptArchive(configuration.path(Setting.RECEIPTS_FOLDER).orElseThrow());
  }

  @Provides
  @Singleton
  static DynamoDbReceiptArchive archive(DynamoDbClient client, Configuration configuration) {
    return new DynamoDbReceiptArchive(client, configuration.required(Setting.RECEIPTS_TABLE));
  }

  @Binds
  ReceiptArchive receipts(DynamoDbReceiptArchive table);

  @Provides
  static ReceiptTable table(DynamoDbClient client, Configuration configuration) {
    boolean overridden = configuration.endpoint(Setting.AWS_DYNAMODB_ENDPOINT).isPresent();
    return new ReceiptTable(
        client,
        configuration.required(Setting.RECEIPTS_TABLE),
        overridden ? AccountTable.Endpoint.OVERRIDDEN : AccountTable.Endpoint.AWS);
  }

  @Provides
  static TableFeed feed(FileReceiptArchive files, DynamoDbReceiptArchive table) {
    return new TableFeed(files, table);
  }

  /// One for each enclave. Receipts are given out without credentials.
  @Provides
  static List<ReceiptCollector> collectors(
      Transport transport,
      Configuration configuration,
      FileReceiptArchive files,
      OpenResources resources) {
    long port = configuration.number(Setting.ENCLAVE_PORT);
    return configuration.numbers(Setting.ENCLAVE_CID).stream()
        .map(cid -> {
          var address = new VsockAddress(cid, port);
          var enclave = new RemoteEnclave(transport, address, ReceiptsModule::noCredential, LIMITS);
          return new ReceiptCollector("CID " + cid, resources.keep(enclave), files);
        })
        .toList();
  }

  private static Credential noCredential() {
    throw new RefusedException(ErrorCode.INTERNAL, "receipts are fetched without credentials");
  }
}
