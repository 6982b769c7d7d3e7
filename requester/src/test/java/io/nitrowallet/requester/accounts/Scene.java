package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountUseCase;
import io.nitrowallet.domain.port.in.ListReceiptsResult;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.requester.intents.MemoryIntents;
import io.nitrowallet.requester.receipts.MemoryReceiptArchive;
import io.nitrowallet.requester.receipts.PaperLife;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// An enclave, a table and pins that keep a log of what they were asked, and die where told to.
public final class Scene
    implements GenerateAccountUseCase,
        ImportAccountUseCase,
        VerifyAccountUseCase,
        ChangeAccountUseCase,
        Accounts {
  /// The enclave's life, as its receipts tell it.
  public final PaperLife life = new PaperLife(1);

  /// The table that its receipts are kept in.
  public final MemoryReceiptArchive table = new MemoryReceiptArchive();

  final List<String> log = new ArrayList<>();
  final Map<AccountName, Account> rows = new HashMap<>();
  final Map<AccountName, Pin> pinned = new HashMap<>();
  Account born = Fixture.account(1);
  Optional<Account> served = Optional.empty();
  Optional<VerifyAccountResult> verdict = Optional.empty();
  String fatal = "";
  private final MemoryIntents intents = new MemoryIntents();
  private boolean damaged;
  private int pinReads;

  /// Puts a row and its pin.
  public Scene keep(Account account) {
    rows.put(account.name(), account);
    pinned.put(account.name(), new Pin(account.address(), Origin.GENERATED));
    return this;
  }

  /// The intents that wait for approvals.
  public MemoryIntents intents() {
    return intents;
  }

  /// What the enclave answers with.
  public void born(Account account) {
    born = account;
  }

  /// Exchanges a row behind the pins' back.
  public void replaceRow(Account account) {
    rows.put(account.name(), account);
  }

  /// Empties the table and the pins.
  public void forget() {
    rows.clear();
    pinned.clear();
  }

  /// Has every look at the pins refused.
  public void damagePins() {
    damaged = true;
  }

  /// How often the pins were read.
  public int pinReads() {
    return pinReads;
  }

  private void readPins() {
    pinReads++;
    if (damaged) {
      throw new RefusedException(ErrorCode.INVALID_CONFIGURATION, "the pins are damaged");
    }
  }

  private void step(String name) {
    log.add(name);
    if (fatal.equals(name)) {
      throw new IllegalStateException("died at " + name);
    }
  }

  @Override
  public GenerateAccountResult generate(GenerateAccountCommand command) {
    step("generate");
    return new GenerateAccountResult.Generated(born, Fixture.SIGNED);
  }

  @Override
  public ImportAccountResult importAccount(ImportAccountCommand command) {
    step("import");
    return new ImportAccountResult.Imported(born, Fixture.SIGNED);
  }

  @Override
  public VerifyAccountResult verify(VerifyAccountCommand command) {
    step("verify");
    Account account = command.account();
    return verdict.orElseGet(() ->
        new VerifyAccountResult.Verified(
            account.name(), account.address(), account.sealing().version(), Fixture.SIGNED));
  }

  @Override
  public ChangeAccountResult change(ChangeAccountCommand command) {
    step("change");
    return new ChangeAccountResult.Changed(born, Fixture.SIGNED);
  }

  @Override
  public void insert(Account account) {
    step("insert");
    if (rows.putIfAbsent(account.name(), account) != null) {
      throw new RefusedException(ErrorCode.ACCOUNT_EXISTS, "taken");
    }
  }

  @Override
  public void replace(Account changed) {
    step("replace");
    Account old = rows.get(changed.name());
    if (old == null || old.sealing().version() != changed.sealing().version() - 1) {
      throw new RefusedException(ErrorCode.ACCOUNT_CHANGED, "changed");
    }
    rows.put(changed.name(), changed);
  }

  @Override
  public Optional<Account> find(AccountName name) {
    step("read");
    return served.or(() -> Optional.ofNullable(rows.get(name)));
  }

  @Override
  public Optional<Account> findByAddress(Address address) {
    return served.or(
        () -> rows.values().stream().filter(row -> row.address().equals(address)).findFirst());
  }

  @Override
  public Page list(int limit, Optional<AccountName> after) {
    return new Page(
        rows.values().stream().map(AccountSummary::of).toList(), List.of(), Optional.empty());
  }

  /// The enclave's own word.
  public AttestResult attest(Bytes nonce) {
    return new AttestResult.Attested(
        PaperVerifier.document(nonce), Fixture.NONCE, new ReceiptHead(0, Fixture.NONCE));
  }

  /// What the enclave gives out.
  public ListReceiptsResult receipts(long from) {
    return life.receipts(from);
  }

  /// What brings accounts into being here.
  public AccountRegistration registration() {
    return new AccountRegistration(this, newAccounts(Fixture.PCRS));
  }

  /// What looks them over.
  public AccountAudit audit() {
    return new AccountAudit(
        new PinnedAccounts(this, pins()),
        births(Fixture.PCRS),
        new AccountVerification(this),
        pins());
  }

  private BirthInspection births(PcrValues expected) {
    return new BirthInspection(
        new PaperVerifier(), expected, () -> Instant.EPOCH, Fixture.session(expected)::is);
  }

  NewAccounts newAccounts(PcrValues expected) {
    return new NewAccounts(births(expected), this, new AccountVerification(this), pins());
  }

  /// The pins' side, since both ports have a `find`.
  public AddressPins pins() {
    return new AddressPins() {
      @Override
      public Optional<Pin> find(AccountName name) {
        readPins();
        return Optional.ofNullable(pinned.get(name));
      }

      @Override
      public Function<AccountName, Optional<Pin>> snapshot() {
        readPins();
        Map<AccountName, Pin> now = Map.copyOf(pinned);
        return name -> Optional.ofNullable(now.get(name));
      }

      @Override
      public void pin(AccountName name, Pin pin) {
        step("pin");
        pinned.put(name, pin);
      }
    };
  }
}
