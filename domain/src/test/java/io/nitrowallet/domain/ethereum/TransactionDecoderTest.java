package io.nitrowallet.domain.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionDecoderTest {
  private static final String RECIPIENT = "94" + "11".repeat(20);

  @Test
  void decodesWhatItEncodes() {
    RandomTransactions transactions = new RandomTransactions(1);
    Set<TransactionType> seen = EnumSet.noneOf(TransactionType.class);
    for (int i = 0; i < 3000; i++) {
      UnsignedTransaction transaction = transactions.next();
      assertEquals(transaction, UnsignedTransaction.decode(transaction.signingPayload()));
      seen.add(transaction.type());
    }
    assertEquals(EnumSet.allOf(TransactionType.class), seen);
  }

  /// There is one encoding of each transaction: what is still accepted after bytes were changed is
  /// another one, which encodes to the very bytes that it was read from.
  @Test
  void encodesWhatItDecodesOrRefuses() {
    RandomTransactions transactions = new RandomTransactions(2);
    Random random = new Random(3);
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      Bytes mutant = mutate(transactions.next().signingPayload(), random);
      try {
        assertEquals(mutant, UnsignedTransaction.decode(mutant).signingPayload());
        accepted++;
      } catch (RefusedException e) {
        assertEquals(ErrorCode.Kind.INPUT, e.code().kind());
        refused++;
      }
    }
    assertTrue(accepted > 1000 && refused > 1000, accepted + " accepted, " + refused + " refused");
  }

  private static Bytes mutate(Bytes payload, Random random) {
    byte[] bytes = payload.toArray();
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(4)) {
      case 0 -> payload.slice(0, at);
      case 1 ->
          Bytes.concat(payload.slice(0, at), Bytes.ofHex("00"), payload.slice(at, bytes.length));
      case 2 -> Bytes.concat(payload.slice(0, at), payload.slice(at + 1, bytes.length));
      default -> {
        bytes[at] = (byte) random.nextInt(256);
        yield Bytes.copyOf(bytes);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "'', not empty",
    "00, types 1 to 4",
    "05c0, types 1 to 4",
    "7f, types 1 to 4",
    "c0, fewer fields",
    "02c0, fewer fields",
    "0280, a list should",
    "c1c0, a byte string should",
    "f9ffff, beyond the end",
    "ffffffffffffffffff, beyond the end",
    "f80100, first byte",
    "f90001, leading zeros",
    "c28001, fewer fields",
    "c0c0, behind the end",
    "c28100, own RLP"
  })
  void refusesWhatIsNoTransaction(String payload, String words) {
    refused(words, payload);
  }

  @Test
  void refusesIntegersWithLeadingZerosAndThoseTooWide() {
    assertEquals(Uint64.ZERO, decode(legacy("80")).payment().nonce());
    refused("leading zeros", legacy("00"));
    refused("leading zeros", legacy("820001"));
    refused("2^64", legacy("89010000000000000000"));
    refused("32 bytes", legacy("a1" + "01".repeat(33)));
    refused("a byte string should", legacy("c0"));
  }

  /// The six fields of a transaction without replay protection.
  private static String legacy(String nonce) {
    String fields = nonce + "8080" + RECIPIENT + "8080";
    return list(fields);
  }

  private static String list(String fields) {
    return Rlp.list(Bytes.ofHex(fields)).hex();
  }

  @Test
  void refusesARecipientOfAnotherLength() {
    refused("20 bytes", list("808080" + "93" + "11".repeat(19) + "8080"));
    refused("20 bytes", list("808080" + "95" + "11".repeat(21) + "8080"));
  }

  @Test
  void refusesAChainIdOfZeroAndASignedTransaction() {
    String fields = "808080" + RECIPIENT + "8080";
    assertEquals(TransactionType.LEGACY, decode(list(fields + "018080")).type());
    refused("chain ID", list(fields + "808080"));
    refused("signed already", list(fields + "010101"));
    refused("fewer fields", list(fields + "01"));
    refused("more fields", list(fields + "01808080"));
  }

  @Test
  void refusesDeepNestingAndManyItemsBeforeTheyTakeMemory() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      String inner = deep.toString();
      deep.setLength(0);
      deep.append(list(inner));
    }
    refused("too deep", deep.toString());
    refused("too many items", list("80".repeat(RlpReader.MAX_ITEMS)));
    refused("512 KiB", "c0" + "00".repeat(UnsignedTransaction.MAX_LENGTH));
  }

  private static UnsignedTransaction decode(String hex) {
    return UnsignedTransaction.decode(Bytes.ofHex(hex));
  }

  private static void refused(String words, String payload) {
    RefusedException e = assertThrows(RefusedException.class, () -> decode(payload));
    assertEquals(ErrorCode.Kind.INPUT, e.code().kind());
    assertTrue(e.sentence().contains(words), e.sentence());
  }
}
