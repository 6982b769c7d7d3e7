package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.formats.json.AccountColumns;
import io.nitrowallet.requester.accounts.Pin;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The page of accounts in the console's real window, beside a real stack: what an operator does
/// there, and what a hostile table does to them (threat-model.md).
@ExtendWith(SharedStack.class)
@Timeout(240)
final class AccountsPageIT {
  private static final String TEXTS =
      """
      {"v":1,"operators":[],
       "rules":[{"name":"texts","op":["message"],"approvals":0}],
       "change":{"approvals":0}}
      """;

  private final String name = "accounts-" + UUID.randomUUID();
  private final DrivenConsole console = new DrivenConsole();
  @TempDir private Path home;
  private ConsoleBesideStack beside;

  @BeforeEach
  void sitDown() {
    beside = new ConsoleBesideStack(console, home);
  }

  @AfterEach
  void close() {
    console.close();
  }

  private void open(LocalStack stack) throws IOException, InterruptedException {
    beside.open(stack, yaml -> yaml);
    console.await("#trust-badge", "Enclave verified");
    awaitRows();
  }

  private void awaitRows() throws InterruptedException {
    console.await("#account-count", " of ");
    for (int look = 0; look < 200 && console.await("#account-count").contains("so far"); look++) {
      Thread.sleep(50);
    }
  }

  private void openDetails(String account, String birth) throws InterruptedException {
    console.type("#account-search", account);
    console.await("#account-count", "1 of ");
    console.select("#account-table", 0);
    console.awaitEnabled("#account-open");
    console.press("#account-open");
    console.await("#account-birth", birth);
  }

  @Test
  void generatesVerifiesAndChangesAnAccount(LocalStack stack)
      throws IOException, InterruptedException {
    open(stack);
    console.press("#account-generate");
    console.type("#new-name", "not a name");
    console.await("#new-name-fault", "1 to 64");
    console.type("#new-name", name);
    console.type("#new-policy", "{\"v\":1}");
    console.await("#new-judgement", "Error:");
    beside.picture("accounts-wrong.png");
    console.type("#new-policy", AccountPolicy.OPEN.value());
    console.await("#new-judgement", "Warning");
    beside.picture("accounts-generate.png");
    console.awaitEnabled("#new-make");
    console.press("#new-make");
    console.await("#account-birth", "Stands");
    assertEquals(name, console.await("#account-title"));
    console.await("#account-pinned", "Yes");
    console.await("#account-origin", "Generated");
    console.await("#account-enclave", "Not asked");
    console.press("#account-verify");
    console.await("#account-enclave", "opened the key");
    beside.picture("accounts-details.png");
    console.press("#account-change");
    console.awaitEnabled("#change-policy");
    assertEquals(
        AccountPolicy.OPEN.value(),
        FxThread.call(() -> ((TextArea) console.find("#change-policy")).getText()));
    console.await("#policy-why", "the policy that it has");
    console.type("#change-policy", TEXTS);
    console.await("#change-difference", "texts");
    console.awaitEnabled("#policy-apply");
    beside.picture("accounts-policy.png");
    console.press("#policy-apply");
    console.await("#account-policy", "texts");
    console.press("#account-close");
    assertEquals(TEXTS, row(stack).policy().value());
    assertEquals(2, row(stack).sealing().version());
  }

  private Account row(LocalStack stack) {
    RequesterComponent parent = SharedStack.parent(stack);
    try (var _ = parent.resources()) {
      Account row = parent.accounts().find(new AccountName(name)).orElseThrow();
      Optional<Pin> pin = parent.pins().find(row.name());
      assertEquals(Optional.of(row.address()), pin.map(Pin::address));
      return row;
    }
  }

  @Test
  void importsAKeyAndForgetsWhatWasTyped(LocalStack stack)
      throws IOException, InterruptedException {
    open(stack);
    console.press("#account-import");
    console.type("#new-name", name);
    console.type("#new-policy", TEXTS);
    console.type("#import-key", "nonsense");
    console.awaitEnabled("#new-make");
    console.press("#new-make");
    console.await("#new-fault", "64 hex digits");
    String key = UUID.randomUUID().toString().replace("-", "").repeat(2);
    console.type("#import-key", key);
    beside.picture("accounts-import.png");
    console.awaitEnabled("#new-make");
    console.press("#new-make");
    console.await("#account-origin", "Imported");
    beside.picture("accounts-imported.png");
    String typed =
        FxThread.call(() ->
            Optional.ofNullable(console.find("#import-key")).map(Object::toString).orElse(""));
    assertFalse(typed.contains(key));
  }

  @Test
  void exportsWhatIsListed(LocalStack stack) throws IOException, InterruptedException {
    Account account = ConsoleBesideStack.register(stack, name, AccountPolicy.OPEN);
    open(stack);
    console.type("#account-search", name);
    console.await("#account-count", "1 of ");
    console.press("#account-export");
    Path file = home.resolve("accounts.csv");
    console.type("#accounts-path", file.toString());
    console.press("#accounts-write");
    console.await("#accounts-written", "1 ");
    assertTrue(
        Files.readString(file).contains(name + "," + account.address().checksummed() + ",1,"),
        Files.readString(file));
    console.press("#accounts-write");
    console.await("#accounts-export-fault", "exists already");
    beside.picture("accounts-export.png");
  }

  /// threat-model.md, hostile table: rows that nobody's enclave made, beside one that stands.
  @Test
  void namesWhatCannotBeReadAndIsHarmedByNothing(LocalStack stack)
      throws IOException, InterruptedException {
    ConsoleBesideStack.register(stack, name, AccountPolicy.OPEN);
    String tampered = "tampered-" + UUID.randomUUID();
    ConsoleBesideStack.register(stack, tampered, AccountPolicy.OPEN);
    List<String> hostile =
        List.of("a\u202Ereversed", "nul\u0000\u001B[31m", "long-" + "x".repeat(1_000));
    try (var credentials = AwsClients.credentials(stack.configuration());
        DynamoDbClient table = new AwsClients(stack.configuration(), credentials).dynamoDb()) {
      try {
        hostile.forEach(it -> plant(stack, table, it));
        setPolicy(stack, table, tampered, "\u202E\u001B[31m" + "z".repeat(10_000));
        open(stack);
        String told = console.await("#account-unreadable", "cannot be read");
        assertTrue(told.contains("\\u{202e}"), told);
        assertFalse(told.contains("\u202E") || told.contains("\u001B"), told);
        assertTrue(told.length() < 400, "cut");
        beside.picture("accounts-hostile.png");
        openDetails(tampered, "[BIRTH_CERTIFICATE_REFUSED]");
        String policy = console.await("#account-policy", "\\u{202e}");
        assertTrue(policy.length() < 2_100 && !policy.contains("\u202E"), policy);
        beside.picture("accounts-tampered.png");
        console.press("#account-verify");
        console.await("#account-fault", "[BIRTH_CERTIFICATE_REFUSED]");
        console.press("#account-close");
        openDetails(name, "Stands");
        beside.requireRoomAtItsSmallest();
      } finally {
        hostile.forEach(it -> remove(stack, table, it));
        remove(stack, table, tampered);
      }
    }
  }

  private static void remove(LocalStack stack, DynamoDbClient table, String name) {
    table.deleteItem(request -> request.tableName(tableName(stack)).key(keyOf(name)));
  }

  private static Map<String, AttributeValue> keyOf(String name) {
    return Map.of(AccountColumns.NAME, AttributeValue.fromS(name));
  }

  private static String tableName(LocalStack stack) {
    return stack.configuration().required(Setting.TABLE);
  }

  private static void plant(LocalStack stack, DynamoDbClient table, String name) {
    Map<String, AttributeValue> row = new HashMap<>(keyOf(name));
    row.put(AccountColumns.KIND, AttributeValue.fromS(AccountColumns.ACCOUNT_KIND));
    row.put(AccountColumns.ADDRESS, AttributeValue.fromS("\u202E" + "y".repeat(1_000)));
    row.put(AccountColumns.VERSION, AttributeValue.fromN("-1"));
    row.put(AccountColumns.POLICY, AttributeValue.fromS("z".repeat(10_000)));
    table.putItem(request -> request.tableName(tableName(stack)).item(row));
  }

  private static void setPolicy(
      LocalStack stack, DynamoDbClient table, String name, String policy) {
    table.updateItem(request ->
        request
            .tableName(tableName(stack))
            .key(keyOf(name))
            .updateExpression("SET #policy = :policy")
            .expressionAttributeNames(Map.of("#policy", AccountColumns.POLICY))
            .expressionAttributeValues(Map.of(":policy", AttributeValue.fromS(policy))));
  }

  @Test
  void hasRoomInChineseOnADarkDesktop(LocalStack stack) throws IOException, InterruptedException {
    ConsoleBesideStack.register(stack, name, AccountPolicy.OPEN);
    beside.open(stack, yaml -> yaml, Locale.SIMPLIFIED_CHINESE, ColorScheme.DARK);
    console.await("#trust-badge", "飞地已验证");
    console.type("#account-search", name);
    console.await("#account-count", "1 /");
    beside.requireRoomAtItsSmallest();
    beside.picture("accounts-zh.png");
    console.select("#account-table", 0);
    console.press("#account-open");
    console.await("#account-birth", "有效");
    beside.requireRoomAtItsSmallest();
    beside.picture("accounts-details-zh.png");
    console.press("#account-change");
    console.awaitEnabled("#change-policy");
    console.await("#policy-why");
    beside.requireRoomAtItsSmallest();
    beside.picture("accounts-policy-zh.png");
    console.press("#policy-close");
    console.press("#account-import");
    console.awaitEnabled("#import-key");
    beside.requireRoomAtItsSmallest();
    beside.picture("accounts-import-zh.png");
  }

  @Test
  void saysThatTheTableIsMissing(LocalStack stack) throws IOException, InterruptedException {
    beside.open(stack, yaml -> yaml + "table: \"NoSuchTable\"\n");
    console.await("#accounts-fault", "[RESOURCE_NOT_FOUND]");
    assertEquals(
        0, FxThread.call(() -> ((TableView<?>) console.find("#account-table")).getItems().size()));
  }
}
