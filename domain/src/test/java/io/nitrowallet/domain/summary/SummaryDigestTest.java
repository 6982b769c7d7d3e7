package io.nitrowallet.domain.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.calldata.SampleCalls;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.summary.Summary.Line;
import io.nitrowallet.domain.typeddata.SigningDomain;
import io.nitrowallet.domain.typeddata.StructTypes;
import io.nitrowallet.domain.typeddata.TypedData;
import io.nitrowallet.domain.typeddata.TypedValue;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryDigestTest {
  private static final Line LINE = new Line("Text", "\"a\"");

  private static Bytes digest(String headline, List<Line> lines, List<String> warnings) {
    return new Summary(1, SummaryKind.MESSAGE, headline, lines, warnings).digest();
  }

  @Test
  void isOverTheFormThatTheProtocolStates() {
    String form =
        "00000017"
            + hex("nitro-wallet/v1/summary")
            + "000000080000000000000001"
            + "00000007"
            + hex("message")
            + "00000001"
            + hex("h")
            + "000000080000000000000001"
            + "00000004"
            + hex("Text")
            + "00000003"
            + hex("\"a\"")
            + "000000080000000000000001"
            + "00000001"
            + hex("w");
    assertEquals(Digests.sha256(Bytes.ofHex(form)), digest("h", List.of(LINE), List.of("w")));
  }

  private static String hex(String ascii) {
    return Bytes.copyOf(ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII)).hex();
  }

  @Test
  void dependsOnEachPartAndOnWhereItStands() {
    List<Bytes> digests =
        List.of(
            digest("h", List.of(LINE), List.of("w")),
            new Summary(2, SummaryKind.MESSAGE, "h", List.of(LINE), List.of("w")).digest(),
            new Summary(1, SummaryKind.DIGEST, "h", List.of(LINE), List.of("w")).digest(),
            digest("hh", List.of(LINE), List.of("w")),
            digest("h", List.of(new Line("Texts", "\"a\"")), List.of("w")),
            digest("h", List.of(new Line("Text", "\"b\"")), List.of("w")),
            digest("h", List.of(new Line("Text\"", "a\"")), List.of("w")),
            digest("h", List.of(LINE, LINE), List.of("w")),
            digest("h", List.of(), List.of("w")),
            digest("h", List.of(), List.of("Text", "\"a\"", "w")),
            digest("h", List.of(LINE), List.of("v")),
            digest("h", List.of(LINE), List.of()));
    assertEquals(digests.size(), digests.stream().distinct().count());
  }

  @Test
  void editionsAreCountedFromOne() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Summary(0, SummaryKind.MESSAGE, "h", List.of(), List.of()));
  }

  /// Where this fails, a summary says something else than it did. Requesters of the released
  /// programs would refuse it under the same edition: raise {@link Summary#EDITION}, then state the
  /// new digest here.
  @Test
  void theWordsOfThisEditionAreThese() {
    Bytes all =
        Stream.concat(
                SampleCalls.all().values().stream()
                    .map(call -> Lines.transaction(Lines.payment(1, call))),
                samples().map(signable -> Summary.of(signable, Lines.SIGNER)))
            .map(Summary::digest)
            .reduce(Bytes.EMPTY, Bytes::concat);
    assertEquals(1, Summary.EDITION);
    assertEquals(
        "b3abcc69c664c538b4f127f1bfe1cbf6839b42507938c7deab439c7d8c0df201",
        Digests.sha256(all).hex());
  }

  private static Stream<Signable> samples() {
    return Stream.of(
        PersonalMessage.ofText("hello\nworld"),
        new PersonalMessage(Digests.keccak256(Bytes.EMPTY)),
        new BareDigest(Digests.keccak256(Bytes.EMPTY)),
        new Authorization(ChainId.of(1), SampleCalls.address(9), Uint64.of(7)),
        permit());
  }

  private static TypedMessage permit() {
    Shape shape =
        Shape.of(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    TypedValue most = new TypedValue.Whole(BigInteger.ONE.shiftLeft(255));
    return new TypedMessage(
        new TypedData(
            new StructTypes(shape.structs()),
            "Permit",
            SigningDomain.of("Some token", "1", BigInteger.ONE, SampleCalls.address(9)),
            new Structure(
                Map.of(
                    "owner", new TypedValue.Account(SampleCalls.address(3)),
                    "spender", new TypedValue.Account(SampleCalls.address(2)),
                    "value", most,
                    "nonce", new TypedValue.Whole(BigInteger.ZERO),
                    "deadline", new TypedValue.Whole(BigInteger.TWO)))));
  }
}
