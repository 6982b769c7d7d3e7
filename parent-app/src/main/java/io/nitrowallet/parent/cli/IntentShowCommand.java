package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.intents.IntentReview;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "show",
    description = "Show what an intent is about, who approved, and what is still wanted.")
@Needs({Setting.Group.TABLE, Setting.Group.AWS, Setting.Group.PINS})
final class IntentShowCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private IntentId id = new IntentId();

  IntentShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    IntentReview review = session.services().intents().find(id.value());
    AccountReport.warnUnlessPinned(
        session.output(), review.found().account(), review.found().pinned());
    session.output().print(IntentReport.of(review));
    return ExitCode.OK;
  }
}
