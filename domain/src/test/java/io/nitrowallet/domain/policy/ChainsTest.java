package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.objection;
import static io.nitrowallet.domain.policy.Requests.send;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.typeddata.TypedValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainsTest {
  private static final Chains ONE_AND_TEN = new Chains(Set.of(ChainId.of(1), ChainId.of(10)));
  private static final Chains NONE = new Chains(Set.of());

  private static List<Signable> onChainOne() {
    return List.of(
        send(1, 0),
        Requests.typed(1, 1),
        Requests.authorization(1),
        Requests.operation(Bytes.EMPTY));
  }

  @Test
  void judgesWhateverIsForOneChain() {
    for (Signable signable : onChainOne()) {
      assertEquals(Optional.empty(), objection(ONE_AND_TEN, signable));
      Optional<String> other = Optional.of("chains: is for chain 1, which the rule does not name");
      assertEquals(other, objection(new Chains(Set.of(ChainId.of(10))), signable));
      assertEquals(other, objection(NONE, signable));
    }
    assertEquals(
        Optional.of("chains: is for chain 11, which the rule does not name"),
        objection(
            ONE_AND_TEN,
            new LegacyTransaction(
                ChainId.of(11), Requests.payment(Optional.empty(), 0, Bytes.EMPTY), Wei.ZERO)));
  }

  @Test
  void isNotMetByWhatNamesNoChain() {
    Signable unprotected =
        new UnprotectedTransaction(
            Requests.payment(Optional.of(Requests.address(1)), 0, Bytes.EMPTY), Wei.ZERO);
    Signable anywhere =
        Requests.typed(
            Map.of("verifyingContract", Requests.account(1)), "bool", new TypedValue.Flag(true));
    assertEquals(
        Optional.of("chains: a transaction that names no chain"),
        objection(ONE_AND_TEN, unprotected));
    assertEquals(
        Optional.of("chains: typed data that names no chain"), objection(ONE_AND_TEN, anywhere));
    assertEquals(
        Optional.of("chains: a message that names no chain"),
        objection(ONE_AND_TEN, PersonalMessage.ofText("hello")));
    assertEquals(
        Optional.of("chains: a digest that names no chain"),
        objection(ONE_AND_TEN, new BareDigest(Bytes.ofHex("00".repeat(32)))));
  }
}
