package io.nitrowallet.requester.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.requester.accounts.AccountRound.Left;
import io.nitrowallet.requester.accounts.AccountRound.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountRoundTest {
  private final List<String> visited = new ArrayList<>();

  /// A table of pages with one account each, and a malformed row on the first.
  private record Pages(List<String> names) implements Accounts {
    @Override
    public Page list(int limit, Optional<AccountName> after) {
      int at = after.map(name -> names.indexOf(name.value()) + 1).orElse(0);
      AccountName name = new AccountName(names.get(at));
      return new Page(
          List.of(AccountSummary.of(Fixture.account(name, 1, Origin.GENERATED))),
          at == 0 ? List.of("a malformed one") : List.of(),
          at + 1 < names.size() ? Optional.of(name) : Optional.empty());
    }

    @Override
    public void insert(Account account) {
      throw new AssertionError("nothing is written");
    }

    @Override
    public void replace(Account changed) {
      throw new AssertionError("nothing is written");
    }

    @Override
    public Optional<Account> find(AccountName name) {
      return Optional.empty();
    }

    @Override
    public Optional<Account> findByAddress(Address address) {
      return Optional.empty();
    }
  }

  private final AccountRound round = new AccountRound(new Pages(List.of("a", "b", "c")));

  private boolean visit(AccountSummary account) {
    visited.add(account.name().value());
    return !account.name().value().equals("b");
  }

  @Test
  void visitsEachAccountOfEveryPageAndNamesMalformedRows() {
    List<Long> progress = new ArrayList<>();
    Outcome outcome = round.visit(this::visit, progress::add);
    assertEquals(List.of("a", "b", "c"), visited);
    assertEquals(2, outcome.done());
    assertEquals(1, outcome.there());
    assertEquals(
        List.of(new Left("a malformed one", ErrorCode.INVALID_ROW, "the row is malformed")),
        outcome.left());
    assertEquals(4, progress.getLast());
  }

  @Test
  void goesOnWhereOneIsRefused() {
    Outcome outcome =
        round.visit(
            account -> {
              if (account.name().value().equals("a")) {
                throw new RefusedException(ErrorCode.KMS_DENIED, "denied");
              }
              return visit(account);
            },
            _ -> {});
    assertEquals(List.of("b", "c"), visited);
    assertEquals(new Left("a", ErrorCode.KMS_DENIED, "denied"), outcome.left().getFirst());
  }

  @Test
  void endsWhereNobodyElseWouldFareBetter() {
    RefusedException e =
        assertThrows(
            RefusedException.class,
            () ->
                round.visit(
                    _ -> {
                      throw new RefusedException(ErrorCode.UNAVAILABLE, "gone");
                    },
                    _ -> {}));
    assertEquals(ErrorCode.UNAVAILABLE, e.code());
  }
}
