package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.batch;
import static io.nitrowallet.domain.policy.Requests.call;
import static io.nitrowallet.domain.policy.Requests.creation;
import static io.nitrowallet.domain.policy.Requests.inner;
import static io.nitrowallet.domain.policy.Requests.objection;
import static io.nitrowallet.domain.policy.Requests.operation;
import static io.nitrowallet.domain.policy.Requests.send;
import static io.nitrowallet.domain.policy.Requests.transfer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectorsTest {
  private static final Selectors TRANSFER = new Selectors.Of(Set.of(Bytes.ofHex("a9059cbb")));
  private static final Selectors NONE = new Selectors.Of(Set.of());
  private static final Selectors ANY = new Selectors.Any();
  private static final Optional<String> APPROVE_REFUSED =
      Optional.of("selectors: calls 0x095ea7b3, which the rule does not name");
  private static final Optional<String> NO_SELECTOR =
      Optional.of("selectors: the data have no selector, only '*' meets them");
  private static final Optional<String> EMPTY_LIST =
      Optional.of("selectors: the rule's list is empty");
  private static final Bytes APPROVE = Bytes.ofHex("095ea7b3");

  @Test
  void judgesTheFunctionThatATransactionCalls() {
    assertEquals(Optional.empty(), objection(TRANSFER, call(1, transfer(2, 3))));
    assertEquals(
        Optional.empty(),
        objection(TRANSFER, call(1, Bytes.ofHex("a9059cbb"))),
        "four bytes are a selector");
    assertEquals(APPROVE_REFUSED, objection(TRANSFER, call(1, APPROVE)));
  }

  @Test
  void isMetByNoData() {
    assertEquals(Optional.empty(), objection(TRANSFER, send(1, 1)));
    assertEquals(Optional.empty(), objection(TRANSFER, operation(batch(inner(1, 1, Bytes.EMPTY)))));
    assertEquals(Optional.empty(), objection(TRANSFER, creation(Bytes.EMPTY)));
  }

  @Test
  void dataWithoutASelectorAreMetByTheStarAlone() {
    for (Signable signable :
        List.of(
            call(1, Bytes.ofHex("a9")),
            call(1, Bytes.ofHex("a9059c")),
            creation(transfer(1, 1)),
            operation(batch(inner(1, 0, Bytes.ofHex("a9059c")))))) {
      assertEquals(NO_SELECTOR, objection(TRANSFER, signable));
      assertEquals(Optional.empty(), objection(ANY, signable));
    }
  }

  @Test
  void judgesEachCallOfAUserOperation() {
    assertEquals(
        Optional.empty(),
        objection(
            TRANSFER, operation(batch(inner(1, 0, transfer(1, 1)), inner(1, 0, Bytes.EMPTY)))));
    assertEquals(
        APPROVE_REFUSED,
        objection(TRANSFER, operation(batch(inner(1, 0, transfer(1, 1)), inner(1, 0, APPROVE)))));
    assertEquals(Optional.empty(), objection(ANY, operation(batch(inner(1, 0, APPROVE)))));
  }

  @Test
  void callsThatAreNotKnownAreMetByTheStarAlone() {
    for (Bytes unknown : List.of(Bytes.EMPTY, batch(), transfer(1, 1))) {
      assertEquals(
          Optional.of("selectors: the user operation's calls are not known, only '*' meets it"),
          objection(TRANSFER, operation(unknown)));
      assertEquals(Optional.empty(), objection(ANY, operation(unknown)));
    }
  }

  @Test
  void anEmptyListIsMetByNothingThatMakesCalls() {
    assertEquals(EMPTY_LIST, objection(NONE, send(1, 0)));
    assertEquals(EMPTY_LIST, objection(NONE, call(1, APPROVE)));
    assertEquals(EMPTY_LIST, objection(NONE, operation(Bytes.EMPTY)));
    assertEquals(EMPTY_LIST, objection(NONE, operation(batch(inner(1, 0, Bytes.EMPTY)))));
  }

  @Test
  void saysNothingOfWhatMakesNoCalls() {
    for (Signable signable :
        List.of(
            PersonalMessage.ofText("hello"),
            Requests.typed(1, 1),
            Requests.authorization(1),
            new BareDigest(Bytes.ofHex("00".repeat(32))))) {
      assertEquals(Optional.empty(), objection(NONE, signable));
      assertEquals(Optional.empty(), objection(TRANSFER, signable));
      assertEquals(Optional.empty(), objection(ANY, signable));
      assertEquals(Optional.empty(), objection(new NoData(), signable));
    }
  }
}
