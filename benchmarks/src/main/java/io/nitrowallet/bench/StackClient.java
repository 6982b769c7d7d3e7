package io.nitrowallet.bench;

import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.credentials.SessionCredential;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The parent's side of a stack that another process started: its row, its role, its enclave. The
/// enclave's answers are checked as they always are.
final class StackClient implements AutoCloseable {
  /// The system property that tells a measuring process where the stack lies.
  static final String HOME_PROPERTY = "nitrowallet.bench.home";

  private static final AccountName ACCOUNT = new AccountName("bench");
  private static final AccountName APPROVED = new AccountName("bench-approved");

  private final StackLayout layout;
  private final Configuration configuration;
  private final RequesterComponent parent;
  private final ParentCredentials role;
  private final RemoteEnclave enclave;

  private StackClient(StackLayout layout) {
    this.layout = layout;
    this.configuration =
        new ConfigurationSources(
                Map.of(), Map.of(), layout.home(), Optional.of(layout.cliConfiguration()))
            .resolve();
    this.parent = LocalStack.component(configuration);
    this.role = AwsClients.credentials(configuration);
    this.enclave =
        new RemoteEnclave(
            parent.transport(),
            new VsockAddress(
                configuration.numbers(Setting.ENCLAVE_CID).getFirst(),
                configuration.number(Setting.ENCLAVE_PORT)),
            () -> SessionCredential.of(role));
  }

  /// A client of the stack whose files are laid out so.
  static StackClient of(StackLayout layout) {
    return new StackClient(layout);
  }

  /// A client of the stack that {@link #HOME_PROPERTY} names.
  static StackClient ofProperty() {
    return of(StackLayout.create(Path.of(System.getProperty(HOME_PROPERTY, "."))));
  }

  /// Makes the account that is measured.
  Account createAccount() {
    return create(ACCOUNT, AccountPolicy.OPEN);
  }

  /// Makes the account that is measured with operators.
  Account createApprovedAccount() {
    return create(APPROVED, ApprovedCommands.policy());
  }

  private Account create(AccountName name, PolicyText policy) {
    var order = parent.orders().order(Optional.of(name), Optional.empty(), Optional.of(policy));
    return parent.registration().register(order).account();
  }

  /// The account that was made.
  Account account() {
    return find(ACCOUNT);
  }

  /// The account that was made with operators.
  Account approvedAccount() {
    return find(APPROVED);
  }

  private Account find(AccountName name) {
    return parent
        .accounts()
        .find(name)
        .orElseThrow(() -> new IllegalStateException("the stack has no account " + name));
  }

  RemoteEnclave enclave() {
    return enclave;
  }

  ParentCredentials role() {
    return role;
  }

  Configuration configuration() {
    return configuration;
  }

  StackLayout layout() {
    return layout;
  }

  @Override
  public void close() {
    enclave.close();
    role.close();
    parent.resources().close();
  }
}
