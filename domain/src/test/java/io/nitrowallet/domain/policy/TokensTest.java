package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.address;
import static io.nitrowallet.domain.policy.Requests.batch;
import static io.nitrowallet.domain.policy.Requests.call;
import static io.nitrowallet.domain.policy.Requests.inner;
import static io.nitrowallet.domain.policy.Requests.objection;
import static io.nitrowallet.domain.policy.Requests.operation;
import static io.nitrowallet.domain.policy.Requests.payment;
import static io.nitrowallet.domain.policy.Requests.send;
import static io.nitrowallet.domain.policy.Requests.transaction;
import static io.nitrowallet.domain.policy.Requests.transfer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.SampleCalls;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.policy.Tokens.Token;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Tokens TOKENS =
      new Tokens(
          List.of(
              token(1, Optional.of(Set.of(address(5))), Optional.of(100)),
              token(1, Optional.of(Set.of(address(6))), Optional.of(10)),
              token(2, Optional.empty(), Optional.of(7)),
              token(3, Optional.empty(), Optional.empty()),
              token(4, Optional.of(Set.of()), Optional.empty())));
  private static final Optional<String> NO_TRANSFER =
      Optional.of("tokens: makes a call that is no canonical ERC-20 transfer");

  private static Token token(
      int contract, Optional<Set<Address>> recipients, Optional<Integer> most) {
    return new Token(address(contract), recipients, most.map(BigInteger::valueOf));
  }

  private static Optional<String> tooMany(long amount, int recipient) {
    return Optional.of(
        "tokens: transfers %s to %s, which is more than the rule allows"
            .formatted(amount, address(recipient)));
  }

  private static Optional<String> foreign(int recipient) {
    return Optional.of(
        "tokens: transfers to %s, which the rule does not list".formatted(address(recipient)));
  }

  @Test
  void allowsSoManyAndNotOneMore() {
    assertEquals(Optional.empty(), objection(TOKENS, call(1, transfer(5, 100))));
    assertEquals(tooMany(101, 5), objection(TOKENS, call(1, transfer(5, 101))));
    assertEquals(Optional.empty(), objection(TOKENS, call(2, transfer(9, 7))));
    assertEquals(tooMany(8, 9), objection(TOKENS, call(2, transfer(9, 8))));
    assertEquals(
        Optional.empty(), objection(TOKENS, call(3, transfer(9, Long.MAX_VALUE))), "no bound");
  }

  @Test
  void boundsTheAmountByTheEntryOfTheRecipient() {
    assertEquals(Optional.empty(), objection(TOKENS, call(1, transfer(6, 10))));
    assertEquals(tooMany(11, 6), objection(TOKENS, call(1, transfer(6, 11))));
  }

  @Test
  void isNotMetByAnotherRecipientOrContract() {
    assertEquals(foreign(7), objection(TOKENS, call(1, transfer(7, 1))));
    assertEquals(foreign(5), objection(TOKENS, call(4, transfer(5, 1))), "an empty list");
    assertEquals(
        Optional.of("tokens: calls %s, which the rule does not list".formatted(address(9))),
        objection(TOKENS, call(9, transfer(5, 1))));
    assertEquals(
        Optional.of("tokens: calls %s, which the rule does not list".formatted(address(1))),
        objection(new Tokens(List.of()), call(1, transfer(5, 1))));
  }

  @Test
  void isNotMetWhereEtherGoesAlong() {
    assertEquals(
        Optional.of("tokens: sends Ether along with a transfer"),
        objection(TOKENS, transaction(payment(Optional.of(address(3)), 1, transfer(5, 1)))));
  }

  @Test
  void isNotMetByWhatIsNoTransferOrNotInItsOneEncoding() {
    Bytes dirty =
        Bytes.concat(
            Bytes.ofHex("a9059cbb" + "01"), transfer(5, 1).slice(5, transfer(5, 1).length()));
    for (Bytes data :
        List.of(
            Bytes.EMPTY,
            Bytes.ofHex("a9059cbb"),
            dirty,
            Bytes.concat(transfer(5, 1), Bytes.ofHex("00")),
            SampleCalls.named("transferFrom"),
            SampleCalls.named("approve"))) {
      assertEquals(NO_TRANSFER, objection(TOKENS, call(3, data)));
    }
    assertEquals(NO_TRANSFER, objection(TOKENS, Requests.creation(transfer(5, 1))));
    assertEquals(NO_TRANSFER, objection(TOKENS, send(3, 0)), "empty data never meet it");
  }

  @Test
  void judgesEachCallOfAUserOperation() {
    assertEquals(
        Optional.empty(),
        objection(
            TOKENS, operation(batch(inner(3, 0, transfer(9, 1)), inner(1, 0, transfer(5, 100))))));
    assertEquals(
        tooMany(101, 5),
        objection(
            TOKENS, operation(batch(inner(3, 0, transfer(9, 1)), inner(1, 0, transfer(5, 101))))));
    assertEquals(
        NO_TRANSFER,
        objection(TOKENS, operation(batch(inner(3, 0, transfer(9, 1)), inner(3, 0, Bytes.EMPTY)))));
    assertEquals(
        Optional.of("tokens: the user operation's calls are not known"),
        objection(TOKENS, operation(batch())));
  }

  @Test
  void isNotMetByWhatMakesNoCall() {
    assertEquals(
        Optional.of("tokens: a message makes no call"),
        objection(TOKENS, PersonalMessage.ofText("hello")));
    assertEquals(
        Optional.of("tokens: typed data makes no call"), objection(TOKENS, Requests.typed(1, 3)));
    assertEquals(
        Optional.of("tokens: an authorization makes no call"),
        objection(TOKENS, Requests.authorization(3)));
  }
}
