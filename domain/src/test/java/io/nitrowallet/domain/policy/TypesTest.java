package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.FEES;
import static io.nitrowallet.domain.policy.Requests.address;
import static io.nitrowallet.domain.policy.Requests.objection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.Blobs;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.EntryPoint.Version;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypesTest {
  private static final ChainId CHAIN = ChainId.of(1);
  private static final Payment PAYMENT = Requests.payment(Optional.of(address(1)), 0, Bytes.EMPTY);

  private static Map<Trait, Signable> withOneTrait() {
    Bytes hash = Bytes.ofHex("01" + "00".repeat(31));
    return Map.of(
        Trait.LEGACY,
        new LegacyTransaction(CHAIN, PAYMENT, Wei.ZERO),
        Trait.LEGACY_UNPROTECTED,
        new UnprotectedTransaction(PAYMENT, Wei.ZERO),
        Trait.ACCESS_LIST,
        new AccessListTransaction(CHAIN, PAYMENT, Wei.ZERO, AccessList.EMPTY),
        Trait.DYNAMIC_FEE,
        Requests.transaction(PAYMENT),
        Trait.BLOB,
        new BlobTransaction(
            CHAIN, PAYMENT, FEES, AccessList.EMPTY, new Blobs(Wei.ZERO, List.of(hash))),
        Trait.SET_CODE,
        Requests.setCode(),
        Trait.CREATE,
        Requests.operation(Version.V0_7, address(3).value(), Bytes.EMPTY, Bytes.EMPTY));
  }

  @Test
  void meetsTheTypeThatIsNamedAndNoOther() {
    for (Trait named : Trait.values()) {
      withOneTrait()
          .forEach((trait, signable) ->
              assertEquals(
                  trait == named
                      ? Optional.empty()
                      : Optional.of(
                          "types: is '%s', which the rule does not name"
                              .formatted(trait.wireName())),
                  objection(new Types(Set.of(named)), signable)));
    }
  }

  @Test
  void wantsTheCreationAndItsTypeNamed() {
    Signable creation = Requests.creation(Bytes.EMPTY);
    assertEquals(
        Optional.empty(), objection(new Types(Set.of(Trait.DYNAMIC_FEE, Trait.CREATE)), creation));
    assertEquals(
        Optional.of("types: is 'create', which the rule does not name"),
        objection(new Types(Set.of(Trait.DYNAMIC_FEE)), creation));
    assertEquals(
        Optional.of("types: is 'dynamicFee', which the rule does not name"),
        objection(new Types(Set.of(Trait.CREATE)), creation));
  }

  @Test
  void wantsThreeOfThemNamedWhereTheRuleIsSilent() {
    withOneTrait()
        .forEach((trait, signable) ->
            assertEquals(
                EnumSet.of(Trait.CREATE, Trait.SET_CODE, Trait.LEGACY_UNPROTECTED).contains(trait),
                objection(Types.UNNAMED, signable).isPresent(),
                trait.wireName()));
  }

  @Test
  void anEmptyListIsMetByNothingThatHasTypes() {
    Types none = new Types(Set.of());
    Optional<String> empty = Optional.of("types: the rule's list is empty");
    withOneTrait().values().forEach(signable -> assertEquals(empty, objection(none, signable)));
    assertEquals(
        empty, objection(none, Requests.operation(Bytes.EMPTY)), "which has no trait of its own");
  }

  @Test
  void saysNothingOfWhatHasNoTypes() {
    for (Signable signable :
        List.of(
            PersonalMessage.ofText("hello"),
            Requests.typed(1, 1),
            Requests.authorization(1),
            new BareDigest(Bytes.ofHex("00".repeat(32))))) {
      assertEquals(Optional.empty(), objection(new Types(Set.of()), signable));
    }
    assertEquals(
        Optional.empty(),
        objection(new Types(Set.of(Trait.LEGACY)), Requests.operation(Bytes.EMPTY)));
  }

  @Test
  void isNamedByTheWordsOfTheProtocol() {
    assertEquals(
        List.of(
            "legacy", "accessList", "dynamicFee", "blob", "create", "setCode", "legacyUnprotected"),
        Arrays.stream(Trait.values()).map(Trait::wireName).toList());
    for (Trait trait : Trait.values()) {
      assertEquals(Optional.of(trait), Trait.named(trait.wireName()));
    }
    assertEquals(Optional.empty(), Trait.named("Legacy"));
    assertEquals(
        EnumSet.of(Trait.CREATE, Trait.SET_CODE, Trait.LEGACY_UNPROTECTED), Trait.byNameOnly());
  }
}
