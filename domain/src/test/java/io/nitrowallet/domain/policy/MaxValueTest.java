package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.batch;
import static io.nitrowallet.domain.policy.Requests.inner;
import static io.nitrowallet.domain.policy.Requests.objection;
import static io.nitrowallet.domain.policy.Requests.operation;
import static io.nitrowallet.domain.policy.Requests.send;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.Call.Inner;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaxValueTest {
  private static final MaxValue TEN = new MaxValue(Wei.of(10));
  private static final BigInteger HIGHEST = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.ONE);

  @Test
  void isMetUpToItsValueAndNotOneWeiAbove() {
    assertEquals(Optional.empty(), objection(TEN, send(1, 0)));
    assertEquals(Optional.empty(), objection(TEN, send(1, 10)));
    assertEquals(
        Optional.of("maxValueWei: sends 11 Wei, the rule allows 10"), objection(TEN, send(1, 11)));
  }

  @Test
  void zeroAllowsWhatSendsNothing() {
    MaxValue zero = new MaxValue(Wei.ZERO);
    assertEquals(Optional.empty(), objection(zero, send(1, 0)));
    assertEquals(
        Optional.of("maxValueWei: sends 1 Wei, the rule allows 0"), objection(zero, send(1, 1)));
  }

  @Test
  void addsUpWhatTheCallsOfAUserOperationSend() {
    assertEquals(
        Optional.empty(),
        objection(TEN, operation(batch(inner(1, 4, Bytes.EMPTY), inner(2, 6, Bytes.EMPTY)))));
    assertEquals(
        Optional.of("maxValueWei: sends 11 Wei, the rule allows 10"),
        objection(TEN, operation(batch(inner(1, 5, Bytes.EMPTY), inner(2, 6, Bytes.EMPTY)))));
  }

  @Test
  void aSumDoesNotWrap() {
    Inner half = new Inner(Requests.address(1), HIGHEST, Bytes.EMPTY);
    Optional<String> refused =
        objection(TEN, operation(batch(half, half, half, inner(1, 8, Bytes.EMPTY))));
    assertEquals(
        Optional.of(
            "maxValueWei: sends %s Wei, the rule allows 10"
                .formatted(HIGHEST.multiply(BigInteger.valueOf(3)).add(BigInteger.valueOf(8)))),
        refused);
  }

  @Test
  void isNotMetWhereTheValueIsNotKnown() {
    assertEquals(
        Optional.of("maxValueWei: what the user operation sends is not known"),
        objection(TEN, operation(Bytes.EMPTY)));
    assertEquals(
        Optional.of("maxValueWei: a message has no value"),
        objection(TEN, PersonalMessage.ofText("hello")));
    assertEquals(
        Optional.of("maxValueWei: typed data has no value"), objection(TEN, Requests.typed(1, 1)));
    assertEquals(
        Optional.of("maxValueWei: an authorization has no value"),
        objection(TEN, Requests.authorization(1)));
  }
}
