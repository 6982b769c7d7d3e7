package io.nitrowallet.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.intents.SigningOperator;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import io.nitrowallet.requester.receipts.ReceiptCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/// What the pictures show: accounts, one of them of three operators, with something to approve, and
/// receipts.
final class GalleryStage {
  /// Opens bob's key.
  static final String PASSPHRASE = "correct horse battery staple";

  private static final String LIMITS =
      """
      {"v":1,"operators":[],
       "rules":[{"name":"salaries","op":["transaction"],"maxValueWei":"2000000000000000000",
        "maxFeeWei":"10000000000000000","chains":[31337],"approvals":0}],
       "change":{"approvals":0}}
      """;
  private static final String TREASURY = "treasury";

  private final Path folder;
  private final String profile;

  /// @param folder for operators' keys and receipts
  GalleryStage(LiveGateway gateway, Path folder) throws IOException {
    this.folder = folder;
    this.profile = profile(Files.readString(gateway.configuration()));
    Files.writeString(file(), profile);
    try (Requester requester = new Requester(file())) {
      fill(requester.services());
    }
  }

  private Path file() {
    return folder.resolve("requester.yaml");
  }

  /// Brings the receipts to this machine, as a gateway does every few seconds.
  void collect() {
    try (Requester requester = new Requester(file())) {
      requester.services().collectors().forEach(ReceiptCollector::collect);
    }
  }

  private String profile(String stacks) {
    Map<Setting, Path> own =
        Map.of(
            Setting.HEADS_FILE, folder.resolve("heads.json"),
            Setting.RECEIPTS_FOLDER, folder.resolve("receipts"),
            Setting.OPERATOR_KEYSTORE, keystore("bob"));
    String text = stacks;
    for (Map.Entry<Setting, Path> setting : own.entrySet()) {
      String key = setting.getKey().key();
      text = text.replaceAll("(?m)^%s:.*\\R".formatted(Matcher.quoteReplacement(key)), "");
      text += "%s: \"%s\"%n".formatted(key, setting.getValue());
    }
    return text + "operator.id: \"bob\"%n".formatted();
  }

  private void fill(RequesterComponent services) {
    register(services, "payroll", LIMITS);
    Account treasury =
        register(
            services,
            TREASURY,
            """
            {"v":1,"operators":[%s,%s,%s],
             "rules":[{"name":"texts","op":["message"],"approvals":2}],
             "change":{"approvals":2}}
            """
                .formatted(entry("alice"), entry("bob"), entry("carol")));
    propose(services, treasury);
    for (int i = 0; i < 5; i++) {
      services.signing().sign(new AccountName("dev"), _ -> PersonalMessage.ofText("audited"));
    }
  }

  private static Account register(RequesterComponent services, String name, String policy) {
    var order =
        services
            .orders()
            .order(
                Optional.of(new AccountName(name)),
                Optional.empty(),
                Optional.of(new PolicyText(policy)));
    return services.registration().register(order).account();
  }

  private void propose(RequesterComponent services, Account treasury) {
    var text = PersonalMessage.ofText("Move the reserve to the new vault, as agreed on Tuesday.");
    Intent intent =
        services.intentDrafts().draft(treasury, new IntentAction.Sign(text), Duration.ofHours(4));
    try (var alice =
        new SigningOperator("alice", new KeystoreFile(keystore("alice")).open(this::passphrase))) {
      var look = services.intents().look(intent);
      services
          .intents()
          .propose(IntentJson.encode(intent), List.of(alice.sign(Verdict.APPROVAL, look)));
    }
  }

  private Path keystore(String id) {
    return folder.resolve(id + ".p12");
  }

  private String entry(String id) {
    try (var key = new KeystoreFile(keystore(id)).create(KeyKind.ED25519, this::passphrase)) {
      return "{\"id\":\"%s\",\"key\":\"%s\"}".formatted(id, key.publicKey().text());
    }
  }

  private SecretBytes passphrase() {
    return SecretBytes.adopt(PASSPHRASE.getBytes(UTF_8));
  }

  /// Puts bob's profile below the home directory `home`, and one whose enclave does not answer.
  void furnish(Path home) throws IOException {
    Path dev = home.resolve(".nitro-wallet/dev/config.yaml");
    Files.createDirectories(dev.getParent());
    Files.writeString(dev, profile);
    Path profiles = Files.createDirectories(home.resolve(".nitro-wallet/profiles"));
    Files.writeString(
        profiles.resolve("down.yaml"),
        profile
            .replaceAll(
                "(?m)^aws\\.dynamodbEndpoint:.*$", "aws.dynamodbEndpoint: \"http://127.0.0.1:1\"")
            .replaceAll("(?m)^transport:.*$", "transport: \"unix:/nonexistent\""));
    Files.writeString(
        profiles.resolve("other-image.yaml"),
        profile.replaceAll("(?m)^  0: .*$", "  0: \"%s\"".formatted("ab".repeat(48))));
  }

  private record Requester(RequesterComponent services) implements AutoCloseable {
    Requester(Path file) {
      this(
          LocalStack.component(
              new ConfigurationSources(Map.of(), Map.of(), Path.of(""), Optional.of(file))
                  .resolve()));
    }

    @Override
    public void close() {
      services.resources().close();
    }
  }
}
