package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentReview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = {
      "List the intents that have not expired, those that expire first before others. What each is",
      "about, and how many approved, is computed here and not taken from the table."
    })
@Needs({Setting.Group.TABLE, Setting.Group.AWS, Setting.Group.PINS})
final class IntentListCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("id", "account", "pinned", "kind", "approvals", "expiresIn", "summary");

  private final Session session;

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      description = "only this account's")
  private @Nullable String name;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "PENDING",
      description = "pending (default), signed, rejected or withdrawn")
  private State.Word state = State.Word.PENDING;

  IntentListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    IntentDesk desk = session.services().intents();
    Optional<AccountName> account = Session.given(name).map(AccountName::new);
    List<List<Object>> rows = new ArrayList<>();
    int unreadable = 0;
    Optional<PendingIntents.Mark> after = Optional.empty();
    do {
      var page = desk.list(state, account, PendingIntents.MAX_PAGE, after);
      page.entries().forEach(entry -> rows.add(row(entry, page.asOf())));
      unreadable += page.unreadable();
      after = page.next();
    } while (after.isPresent());
    if (unreadable > 0) {
      session
          .output()
          .warn(
              "%s rows of the table are no intents: find out who wrote them".formatted(unreadable));
    }
    session.output().print(new Report().table("intents", COLUMNS, rows));
    return ExitCode.OK;
  }

  private static List<Object> row(Entry entry, Instant now) {
    String id = entry.pending().slip().id().toString();
    String account = entry.pending().account().value();
    String rest = DurationText.words(Duration.between(now, entry.pending().slip().expires()));
    return switch (entry) {
      case Entry.Reviewed(IntentReview review) ->
          List.of(
              id,
              account,
              AccountReport.words(review.found().pinned()),
              review.words().kind(),
              IntentReport.count(review),
              rest,
              review
                  .standing()
                  .obstacle()
                  .map(why -> "OBSTACLE: " + why)
                  .orElse(review.words().headline()));
      case Entry.Doubtful(_, var reason) ->
          List.of(id, account, "?", "?", "?", rest, "DOUBTFUL: " + reason);
    };
  }
}
