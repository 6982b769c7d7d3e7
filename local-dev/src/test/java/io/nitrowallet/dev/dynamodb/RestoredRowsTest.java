package io.nitrowallet.dev.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.DynamoDbAccounts;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.backup.Backup;
import io.nitrowallet.requester.backup.BackupExport;
import io.nitrowallet.requester.backup.BackupFiles;
import io.nitrowallet.requester.backup.BackupRestore;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// From one real table to a file, and into another, over more pages than one.
@ExtendWith(DynamoDbLocal.class)
class RestoredRowsTest {
  private static final int ROWS = 520;

  private static Accounts table(DynamoDbClient client) {
    String name = "Accounts-" + UUID.randomUUID();
    new AccountTable(client, name, AccountTable.Endpoint.OVERRIDDEN).ensure(Duration.ofSeconds(20));
    return new DynamoDbAccounts(client, name);
  }

  @Test
  void goFromOneTableToAnother(DynamoDbLocal.Server server, @TempDir Path folder) {
    try (DynamoDbClient client = server.client();
        var key =
            new KeystoreFile(folder.resolve("alice.p12"))
                .create(
                    KeyKind.P256,
                    () ->
                        SecretBytes.adopt(
                            "correct horse battery".getBytes(StandardCharsets.UTF_8)))) {
      Accounts source = table(client);
      for (int i = 1; i <= ROWS; i++) {
        source.insert(Fixture.account(new AccountName("account-" + i), i));
      }
      BackupFiles files = new BackupFiles(folder.resolve("accounts.jsonl"));
      var manifest =
          new BackupExport(source, Instant::now).write(files, "Accounts", "alice", key, _ -> {});
      assertEquals(ROWS, manifest.rows());
      Accounts target = table(client);
      Backup backup = Backup.open(files, Map.of("alice", key.publicKey()));
      assertEquals(
          new BackupRestore.Outcome(ROWS, 0, List.of()),
          new BackupRestore(target).restore(backup, false, _ -> {}));
      assertEquals(
          new BackupRestore.Outcome(0, ROWS, List.of()),
          new BackupRestore(target).restore(backup, false, _ -> {}));
    }
  }
}
