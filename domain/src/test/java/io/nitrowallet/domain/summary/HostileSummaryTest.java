package io.nitrowallet.domain.summary;

import static io.nitrowallet.domain.calldata.SampleCalls.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.calldata.SampleCalls;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.EntryPoint;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.typeddata.SigningDomain;
import io.nitrowallet.domain.typeddata.StructTypes;
import io.nitrowallet.domain.typeddata.TypedData;
import io.nitrowallet.domain.typeddata.TypedValue.Sequence;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import io.nitrowallet.domain.typeddata.TypedValue.Text;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an adversary writes stays in its quotes, and nothing is too long.
class HostileSummaryTest {
  private static Summary message(String text) {
    return Summary.of(PersonalMessage.ofText(text), Lines.SIGNER);
  }

  /// Ends of lines, direction, invisible letters, terminals' commands.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u001b[2J", "\u007f", "\u0085", "\u009b", "\u00a0", "\u00ad", "\u034f", "\u115f",
        "\u180e", "\u200b", "\u200f", "\u2028", "\u2029", "\u202e", "\u2066", "\u2800", "\u3000",
        "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\ue000", "\u0378", "\udb40\udd00"
      })
  void whatCannotBeSeenIsShown(String character) {
    Summary summary = message("a" + character + "b");
    String escape = "\\u{" + Integer.toHexString(character.codePointAt(0)) + "}";
    assertEquals(1, summary.lines().size(), summary.toString());
    assertTrue(summary.lines().getFirst().value().startsWith("\"a" + escape), summary.toString());
  }

  @Test
  void aTextCannotLeaveItsQuotes() {
    assertEquals(
        List.of("\"\\\" Signer 0x00 \\\\u{202e} \\\\\""),
        Lines.of(message("\" Signer 0x00 \\u{202e} \\"), "Text"));
  }

  @Test
  void eachLineOfATextIsQuotedByItself() {
    assertEquals(
        List.of("\"I agree.\"", "\"\"", "\"Chain ID: 1\""),
        Lines.of(message("I agree.\n\r\nChain ID: 1"), "Text"));
    assertEquals(List.of(), Lines.of(message("I agree.\nChain ID: 1"), "Chain ID"));
  }

  @Test
  void lettersOfOtherScriptsStay() {
    assertEquals(
        List.of("\"Grüße, Привет, 你好 🦊\""), Lines.of(message("Grüße, Привет, 你好 🦊"), "Text"));
  }

  @Test
  void warnsOfAMessageThatNobodyCanRead() {
    Summary hash = Summary.of(new PersonalMessage(Digests.keccak256(Bytes.EMPTY)), Lines.SIGNER);
    assertTrue(Lines.warns(hash, "hash of anything"));
    assertEquals(1, Lines.of(hash, "Bytes").size());
    assertEquals(List.of(), message("hello").warnings());
    assertTrue(Lines.warns(message(""), "empty"));
  }

  @Test
  void whatIsCutIsNamedByLengthAndHash() {
    String text = "x".repeat(5000);
    Bytes bytes = Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    assertTrue(
        Lines.of(message(text), "Text")
            .getFirst()
            .endsWith(
                "x…\" (5000 bytes, Keccak-256 %s)".formatted(Digests.keccak256(bytes).hex0x())));
  }

  @Test
  void saysFirstThatLinesAreLeftOut() {
    Summary summary = message("line\n".repeat(20_000));
    assertTrue(summary.warnings().getFirst().contains("lines are left out"), summary.headline());
  }

  @Test
  void floodsOfMembersDoNotHideTheDomain() {
    Shape shape = Shape.of("Flood(string[] words)");
    String longest = "\u202e\uffff".repeat(2000).replace("\uffff", "語");
    TypedData data =
        new TypedData(
            new StructTypes(shape.structs()),
            "Flood",
            SigningDomain.of(longest, longest, BigInteger.valueOf(77), address(9)),
            new Structure(
                Map.of("words", new Sequence(Collections.nCopies(5000, new Text(longest))))));
    Summary summary = Summary.of(new TypedMessage(data), Lines.SIGNER);
    assertEquals(List.of("77"), Lines.of(summary, "domain.chainId"));
    assertTrue(Lines.warns(summary, "lines are left out"));
  }

  @Test
  void floodsOfCallsDoNotHideTheChain() {
    Bytes data = SampleCalls.named("erc1155Batch");
    Bytes word = Bytes.copyOf(new byte[31]);
    Bytes[] one =
        Collections.nCopies(1500, Bytes.concat(word, Bytes.ofHex("01"))).toArray(Bytes[]::new);
    Bytes list = Bytes.concat(one);
    Bytes many =
        Bytes.concat(
            data.slice(0, 4 + 64),
            number(160),
            number(160 + 32 + list.length()),
            number(160 + 64 + 2 * list.length()),
            number(1500),
            list,
            number(1500),
            list,
            number(0));
    Summary summary = Lines.transaction(Lines.payment(0, many));
    assertEquals(SummaryKind.TOKEN_TRANSFER, summary.kind());
    assertEquals(List.of("1"), Lines.of(summary, "Chain ID"));
    assertTrue(Lines.warns(summary, "lines are left out"));
  }

  private static Bytes number(int value) {
    return Bytes.concat(Bytes.copyOf(new byte[28]), Bytes.ofHex(HexFormat.of().toHexDigits(value)));
  }

  @Test
  void aSummaryHoldsNothingThatCannotBeSeenOrIsTooLong() {
    List<Summary.Line> forged = List.of(new Summary.Line("Text", "a\nSigner  b"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Summary(1, SummaryKind.MESSAGE, "x", forged, List.of()));
    String tooLong = "x".repeat(Summary.MAX_LENGTH + 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Summary(1, SummaryKind.MESSAGE, tooLong, List.of(), List.of()));
  }

  @Test
  void aBareHashIsWarnedOf() {
    Summary summary = Summary.of(new BareDigest(Digests.keccak256(Bytes.EMPTY)), Lines.SIGNER);
    assertEquals(SummaryKind.DIGEST, summary.kind());
    assertTrue(Lines.warns(summary, "Nobody can see"));
  }

  @Test
  void tellsWhatASmartAccountShallDo() {
    Summary summary = operation(SampleCalls.named("execute"));
    assertEquals(
        "Have the smart account %s carry out an operation".formatted(address(6)),
        summary.headline());
    assertEquals(List.of("1500 base units"), Lines.of(summary, "Call: Call 1: Amount"));
    assertEquals(List.of(address(7).checksummed()), Lines.of(summary, "Paymaster"));
    assertEquals(List.of("1"), Lines.of(summary, "Chain ID"));
  }

  private static Summary operation(Bytes callData) {
    return Summary.of(
        new UserOperation(
            new EntryPoint(EntryPoint.Version.V0_7, address(5), ChainId.of(1)),
            address(6),
            BigInteger.TEN,
            Bytes.EMPTY,
            callData,
            new UserOperation.Gas(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE, Lines.FEES),
            Bytes.concat(address(7).value(), Bytes.copyOf(new byte[32]))),
        Lines.SIGNER);
  }

  @Property(tries = 300)
  void neverFailsOnMessages(@ForAll String text, @ForAll byte[] bytes) {
    message(text.replaceAll("\\p{Cs}", ""));
    Summary.of(new PersonalMessage(Bytes.copyOf(bytes)), Lines.SIGNER);
  }

  @Property(tries = 500)
  void neverFailsOnCalldata(@ForAll int pick, @ForAll byte[] noise, @ForAll int at) {
    Bytes[] all = SampleCalls.all().values().toArray(Bytes[]::new);
    byte[] data = all[Math.floorMod(pick, all.length)].toArray();
    int from = 4 + Math.floorMod(at, data.length - 4);
    System.arraycopy(noise, 0, data, from, Math.min(noise.length, data.length - from));
    Lines.transaction(Lines.payment(1, Bytes.copyOf(data)));
    operation(Bytes.copyOf(data));
  }
}
