package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.address;
import static io.nitrowallet.domain.policy.Requests.batch;
import static io.nitrowallet.domain.policy.Requests.inner;
import static io.nitrowallet.domain.policy.Requests.objection;
import static io.nitrowallet.domain.policy.Requests.operation;
import static io.nitrowallet.domain.policy.Requests.send;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.SampleCalls;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecipientsTest {
  private static final Recipients ONE_AND_TWO = new Recipients(Set.of(address(1), address(2)));

  private static Optional<String> foreign(int number) {
    return Optional.of("to: goes to %s, which the rule does not name".formatted(address(number)));
  }

  @Test
  void judgesTheRecipientOfATransaction() {
    assertEquals(Optional.empty(), objection(ONE_AND_TWO, send(2, 0)));
    assertEquals(foreign(3), objection(ONE_AND_TWO, send(3, 0)));
    assertEquals(
        Optional.of("to: creates a contract, which has no recipient"),
        objection(ONE_AND_TWO, Requests.creation(Bytes.EMPTY)));
  }

  @Test
  void judgesTheDelegateOfAnAuthorization() {
    assertEquals(Optional.empty(), objection(ONE_AND_TWO, Requests.authorization(1)));
    assertEquals(foreign(3), objection(ONE_AND_TWO, Requests.authorization(3)));
  }

  @Test
  void judgesEachCallOfAUserOperation() {
    assertEquals(
        Optional.empty(),
        objection(
            ONE_AND_TWO, operation(batch(inner(1, 0, Bytes.EMPTY), inner(2, 0, Bytes.EMPTY)))));
    assertEquals(
        foreign(3),
        objection(
            ONE_AND_TWO, operation(batch(inner(1, 0, Bytes.EMPTY), inner(3, 0, Bytes.EMPTY)))));
  }

  @Test
  void isNotMetByCallsThatAreNotKnown() {
    for (Bytes unknown :
        new Bytes[] {Bytes.EMPTY, batch(), Bytes.ofHex("12345678"), SampleCalls.named("safe")}) {
      assertEquals(
          Optional.of("to: whom the user operation calls is not known"),
          objection(ONE_AND_TWO, operation(unknown)));
    }
  }

  @Test
  void isNotMetByWhatHasNoRecipient() {
    Map<String, Signable> without =
        Map.of(
            "a message", PersonalMessage.ofText("hello"),
            "typed data", Requests.typed(1, 1),
            "a digest", new BareDigest(Bytes.ofHex("00".repeat(32))));
    without.forEach((described, signable) ->
        assertEquals(
            Optional.of("to: %s has no recipient".formatted(described)),
            objection(ONE_AND_TWO, signable)));
  }

  @Test
  void anEmptyListIsMetByNothing() {
    Recipients none = new Recipients(Set.of());
    assertEquals(foreign(1), objection(none, send(1, 0)));
    assertEquals(foreign(1), objection(none, Requests.authorization(1)));
    assertEquals(foreign(1), objection(none, operation(batch(inner(1, 0, Bytes.EMPTY)))));
  }
}
