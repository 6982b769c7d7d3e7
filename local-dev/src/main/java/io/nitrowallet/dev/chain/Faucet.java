package io.nitrowallet.dev.chain;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.port.out.Accounts;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Gives each account of the table 10,000 ether on a local chain, once: those that are there, and
/// those that come while it watches. Used by one thread at a time.
public final class Faucet implements AutoCloseable {
  /// What each account is given, in ether; as much as anvil gives its own.
  public static final int ETHER = 10_000;

  private static final Wei GIFT =
      new Wei(BigInteger.valueOf(ETHER).multiply(BigInteger.TEN.pow(18)));
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int PAGE = 500;

  private final Accounts accounts;
  private final ChainNode node;
  private final Set<Address> given = new HashSet<>();

  /// @param node where anvil answers
  public Faucet(Accounts accounts, URI node) {
    this.accounts = accounts;
    this.node = new ChainNode(node);
  }

  /// Gives to all who were not given yet.
  ///
  /// @return who got something now
  /// @throws IOException if the chain does not answer; who got nothing is tried again next time
  /// @throws RefusedException if the table does not
  public List<AccountSummary> give() throws IOException, InterruptedException {
    List<AccountSummary> now = new ArrayList<>();
    Optional<AccountName> after = Optional.empty();
    do {
      Accounts.Page page = accounts.list(PAGE, after);
      for (AccountSummary account : page.accounts()) {
        if (!given.contains(account.address())) {
          node.setBalance(account.address(), GIFT);
          given.add(account.address());
          now.add(account);
        }
      }
      after = page.next();
    } while (after.isPresent());
    return now;
  }

  /// Gives every second, until it is interrupted.
  ///
  /// @param fortunate is told who got something
  /// @param trouble is told, once in a row, why nobody can be given anything
  public void watch(Consumer<AccountSummary> fortunate, Consumer<String> trouble) {
    boolean troubled = false;
    try {
      while (true) {
        Thread.sleep(PAUSE);
        try {
          give().forEach(fortunate);
          troubled = false;
        } catch (IOException | RefusedException e) {
          if (!troubled) {
            trouble.accept(String.valueOf(e.getMessage()));
          }
          troubled = true;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
