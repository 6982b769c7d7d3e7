package io.nitrowallet.console.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.accounts.PolicyDraft.Judgement;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.intents.Crew;
import io.nitrowallet.requester.policy.LineDifference.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PolicyDraftTest {
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final PolicyDraft draft = new PolicyDraft(background, () -> Instant.EPOCH);

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void saysInWhichLineTheRuleOfAWarningBegins() throws InterruptedException {
    draft
        .text()
        .set(
            """
            {"v":1,"operators":[],
             "rules":[
              {"name":"texts","op":["message"],"approvals":0},
              {"name":"again","op":["message"],"approvals":0}],
             "change":{"approvals":0}}
            """);
    window.turn();
    var sound = assertInstanceOf(Judgement.Sound.class, draft.judgement().get());
    assertTrue(
        sound.remarks().stream()
            .anyMatch(it -> it.finding().where().equals("again") && it.line() == 4),
        sound.remarks().toString());
  }

  @Test
  void judgesOnlyTheLastOfSeveralTexts() throws InterruptedException {
    draft.text().set("{");
    Runnable late = window.next();
    draft.text().set(AccountPolicy.OPEN.value());
    late.run();
    assertEquals(new Judgement.Pending(), draft.judgement().get());
    assertEquals(Optional.empty(), draft.policy());
    window.turn();
    assertEquals(Optional.of(AccountPolicy.OPEN), draft.policy());
  }

  @Test
  void refusesWhatIsNoPolicyOrTooLong() throws InterruptedException {
    draft.text().set("{\"v\":1,\"rules\":[]}");
    window.turn();
    assertInstanceOf(Judgement.Wrong.class, draft.judgement().get());
    draft.text().set("x".repeat(70_000));
    window.turn();
    var wrong = assertInstanceOf(Judgement.Wrong.class, draft.judgement().get());
    assertEquals(ErrorCode.INVALID_VALUE, wrong.fault().code());
    draft.text().set("");
    assertEquals(new Judgement.Pending(), draft.judgement().get());
  }

  @Test
  void showsWhatDiffersFromTheOneBefore() throws InterruptedException {
    draft.begin(Crew.policy());
    window.turn();
    draft.text().set(Crew.policy().value().replace("\"texts\"", "\"words\""));
    window.turn();
    var sound = assertInstanceOf(Judgement.Sound.class, draft.judgement().get());
    var changed = sound.difference().stream().filter(line -> line.kind() != Kind.SAME).toList();
    assertEquals(2, changed.size(), changed.toString());
    assertEquals(Kind.GONE, changed.getFirst().kind());
    assertTrue(changed.getLast().text().contains("words"));
  }
}
