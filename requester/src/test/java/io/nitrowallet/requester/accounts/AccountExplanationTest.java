package io.nitrowallet.requester.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountExplanationTest {
  private static final PersonalMessage HELLO = PersonalMessage.ofText("hello");
  private static final Address ADDRESS = Fixture.account(1).address();
  private static final Summary SUMMARY = Summary.of(HELLO, ADDRESS);
  private static final Decision DENIED = new Decision.Denied("no rule allows it", List.of());

  private final Scene scene = new Scene().keep(Fixture.account(1));
  private final List<ExplainCommand> asked = new ArrayList<>();
  private ExplainResult answer = new ExplainResult.Explained(SUMMARY, DENIED, Fixture.SIGNED);
  private final PinnedAccounts accounts = new PinnedAccounts(scene, scene.pins());
  private final AccountExplanation explanation =
      new AccountExplanation(
          accounts,
          command -> {
            asked.add(command);
            return answer;
          });

  @Test
  void explainsForTheRowOfANameOrOneThatWasFound() {
    ExplainedFor<PersonalMessage> byName = explanation.explain(Fixture.NAME, _ -> HELLO);
    assertEquals(byName, explanation.explain(accounts.find(ADDRESS), HELLO));
    assertEquals(SUMMARY, byName.summary());
    assertEquals(DENIED, byName.decision());
    var command = new ExplainCommand(Fixture.account(1), HELLO);
    assertEquals(List.of(command, command), asked);
  }

  @Test
  void passesRefusalsOn() {
    answer = new Refused(ErrorCode.POLICY_UNSUPPORTED, "not here");
    assertRefused(
        ErrorCode.POLICY_UNSUPPORTED, () -> explanation.explain(Fixture.NAME, _ -> HELLO));
    assertEquals(1, asked.size());
  }

  @Test
  void asksNothingAboutAnAccountThatIsNotThereOrNotTheOneThatWasPinned() {
    var nobody = new AccountName("nobody");
    assertRefused(ErrorCode.ACCOUNT_NOT_FOUND, () -> explanation.explain(nobody, _ -> HELLO));
    scene.replaceRow(Fixture.account(2));
    assertRefused(ErrorCode.ADDRESS_MISMATCH, () -> explanation.explain(Fixture.NAME, _ -> HELLO));
    assertEquals(List.of(), asked);
  }

  private static void assertRefused(ErrorCode code, Runnable action) {
    assertEquals(code, assertThrows(RefusedException.class, action::run).code());
  }
}
