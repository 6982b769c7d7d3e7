package io.nitrowallet.console.approvals;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Badges;
import io.nitrowallet.console.shell.Lookout;
import io.nitrowallet.console.shell.Page;
import io.nitrowallet.console.shell.Toasts;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;

/// Tells the operator, whatever page is shown, that intents wait for them.
@SessionScope
public final class ApprovalsLookout implements Lookout {
  private final Inbox inbox;
  private final Badges badges;
  private final Toasts toasts;
  private final Words words;

  @Inject
  ApprovalsLookout(Inbox inbox, Badges badges, Toasts toasts, Language language) {
    this.inbox = inbox;
    this.badges = badges;
    this.toasts = toasts;
    this.words = language.words(ApprovalsLookout.class);
  }

  @Override
  public void begin() {
    inbox.mine().subscribe(mine -> badges.of(Page.APPROVALS).set(mine.size()));
    inbox
        .news()
        .subscribe(news ->
            news.forEach(review ->
                toasts.show(
                    words.get(
                        "news",
                        Shown.line(review.pending().account().value()),
                        Shown.line(review.words().headline())))));
  }
}
