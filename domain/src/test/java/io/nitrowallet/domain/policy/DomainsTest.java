package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.account;
import static io.nitrowallet.domain.policy.Requests.address;
import static io.nitrowallet.domain.policy.Requests.objection;
import static io.nitrowallet.domain.policy.Requests.typed;
import static io.nitrowallet.domain.policy.Requests.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.policy.Domains.Domain;
import io.nitrowallet.domain.typeddata.TypedValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainsTest {
  private static final Domains DOMAINS =
      new Domains(
          Set.of(new Domain(ChainId.of(1), address(1)), new Domain(ChainId.of(10), address(2))));
  private static final Optional<String> INCOMPLETE =
      Optional.of("domains: the typed data name no chainId or no verifyingContract");

  private static Optional<String> foreign(long chain, int contract) {
    return Optional.of(
        "domains: is for %s on chain %s, which the rule does not name"
            .formatted(address(contract), chain));
  }

  @Test
  void isMetWhereChainAndContractAreOfOneEntry() {
    assertEquals(Optional.empty(), objection(DOMAINS, typed(1, 1)));
    assertEquals(Optional.empty(), objection(DOMAINS, typed(10, 2)));
    assertEquals(foreign(1, 2), objection(DOMAINS, typed(1, 2)));
    assertEquals(foreign(10, 1), objection(DOMAINS, typed(10, 1)));
    assertEquals(foreign(0, 1), objection(DOMAINS, typed(0, 1)));
    assertEquals(foreign(1, 1), objection(new Domains(Set.of()), typed(1, 1)));
  }

  @Test
  void isNotMetByADomainThatLacksOneOfThem() {
    TypedValue flag = new TypedValue.Flag(true);
    assertEquals(
        INCOMPLETE,
        objection(DOMAINS, typed(Map.of("verifyingContract", account(1)), "bool", flag)));
    assertEquals(INCOMPLETE, objection(DOMAINS, typed(Map.of("chainId", whole(1)), "bool", flag)));
    assertEquals(
        INCOMPLETE,
        objection(DOMAINS, typed(Map.of("name", new TypedValue.Text("n")), "bool", flag)));
  }

  @Test
  void isNotMetByWhatHasNoDomain() {
    assertEquals(
        Optional.of("domains: a message has no domain"),
        objection(DOMAINS, PersonalMessage.ofText("hello")));
    assertEquals(
        Optional.of("domains: a transaction has no domain"),
        objection(DOMAINS, Requests.send(1, 0)));
    assertEquals(
        Optional.of("domains: a user operation has no domain"),
        objection(DOMAINS, Requests.operation(Bytes.EMPTY)));
  }
}
