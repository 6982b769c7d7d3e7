package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.requester.accounts.Pin;
import io.nitrowallet.requester.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List accounts in the order of their names.")
@Needs({Setting.Group.TABLE, Setting.Group.AWS, Setting.Group.PINS})
final class AccountListCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("name", "address", "version", "createdAt", "origin", "pinned");

  private final Session session;

  @Option(names = "--limit", description = "how many rows to read, 1 to 1000 (default 100)")
  private int limit = 100;

  @Option(names = "--after", paramLabel = "NAME", description = "start behind this name")
  private @Nullable String after;

  AccountListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Accounts accounts = session.services().accounts();
    Accounts.Page page = accounts.list(limit, Session.given(after).map(AccountName::new));
    Function<AccountName, Optional<Pin>> pins = session.services().pins().snapshot();
    List<List<Object>> rows = new ArrayList<>();
    page.accounts().forEach(account -> rows.add(row(account, pins.apply(account.name()))));
    Report report = new Report().table("accounts", COLUMNS, rows);
    for (String name : page.unreadable()) {
      session.output().warn("the row '%s' is malformed: find out who wrote it".formatted(name));
    }
    if (session.output().json()) {
      report.fact("unreadable", "Malformed", page.unreadable());
      report.fact("next", "Next", page.next().map(AccountName::value).orElse(""));
    }
    page.next().ifPresent(next -> report.note("There are more: --after " + next));
    session.output().print(report);
    return ExitCode.OK;
  }

  /// A listing shows a mismatch instead of failing at it, so that the other rows stay visible. The
  /// origin is what this machine verified when it pinned the account: the index holds none.
  private static List<Object> row(AccountSummary account, Optional<Pin> pin) {
    Optional<Pin> own = pin.filter(known -> known.address().equals(account.address()));
    String pinned = pin.isEmpty() ? "no" : own.isPresent() ? "yes" : "DIFFERS";
    return List.of(
        account.name(),
        account.address().checksummed(),
        account.version(),
        account.createdAt(),
        own.map(known -> known.origin().wireName()).orElse("unknown"),
        pinned);
  }
}
