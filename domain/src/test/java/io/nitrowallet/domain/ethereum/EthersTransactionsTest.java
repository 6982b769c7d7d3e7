package io.nitrowallet.domain.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.vectors.Vectors;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The transactions that ethers publishes. Whatever a case leaves out is 0 or empty in its
/// encodings.
class EthersTransactionsTest {
  private final BouncyCastleSigner signer = new BouncyCastleSigner();

  @Test
  void signsThoseWithAChainIdByteForByteAndRefusesTheRest() {
    int signed = 0;
    int refused = 0;
    for (JsonNode each : Vectors.elements(Vectors.read("ethers/transactions.json.gz"))) {
      Case transaction = new Case(each.get("transaction"));
      if (each.get("transaction").has("chainId")) {
        check(each, transaction.legacy(), "Eip155");
        check(each, transaction.dynamicFee(), "London");
        signed++;
      } else {
        assertRefused(transaction::legacy);
        assertRefused(transaction::dynamicFee);
        refused++;
      }
    }
    assertEquals(640, signed + refused);
    assertEquals(333, signed);
    System.out.printf(
        "ethers transactions: %d signed byte for byte (EIP-155 and EIP-1559), %d without a chain ID"
            + " refused%n",
        signed, refused);
  }

  private void check(JsonNode each, UnsignedTransaction transaction, String kind) {
    String name = each.get("name").stringValue();
    assertEquals(text(each, "unsigned" + kind), transaction.signingPayload().hex0x(), name);
    byte[] secret = Bytes.ofHex(text(each, "privateKey")).toArray();
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(secret))) {
      SignedTransaction signed = transaction.sign(signer.sign(key, transaction.digest()));
      assertEquals(text(each, "signed" + kind), signed.encoded().hex0x(), name);
      assertEquals(Optional.of(key.publicKey().address()), signed.sender(), name);
    }
  }

  private static void assertRefused(Runnable construction) {
    RefusedException e = assertThrows(RefusedException.class, construction::run);
    assertEquals(ErrorCode.INVALID_TRANSACTION, e.code());
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).stringValue();
  }

  /// The members of one published transaction, with their defaults.
  private record Case(JsonNode json) {
    LegacyTransaction legacy() {
      return new LegacyTransaction(chainId(), payment(), wei("gasPrice"));
    }

    DynamicFeeTransaction dynamicFee() {
      return new DynamicFeeTransaction(
          chainId(),
          payment(),
          new Fees(wei("maxPriorityFeePerGas"), wei("maxFeePerGas")),
          accessList());
    }

    private Payment payment() {
      return new Payment(
          new Uint64(number("nonce")),
          new Uint64(number("gasLimit")),
          optional("to", to -> Address.parse(to.stringValue())),
          wei("value"),
          optional("data", data -> Bytes.ofHex(data.stringValue())).orElse(Bytes.EMPTY));
    }

    private ChainId chainId() {
      return new ChainId(number("chainId"));
    }

    private Wei wei(String member) {
      return new Wei(number(member));
    }

    private BigInteger number(String member) {
      return optional(
              member,
              value ->
                  value.isString()
                      ? new BigInteger(value.stringValue().substring(2), 16)
                      : value.bigIntegerValue())
          .orElse(BigInteger.ZERO);
    }

    private AccessList accessList() {
      return optional(
              "accessList",
              list -> new AccessList(Vectors.elements(list).stream().map(Case::entry).toList()))
          .orElse(AccessList.EMPTY);
    }

    private static AccessList.Entry entry(JsonNode entry) {
      List<Bytes> keys =
          Vectors.elements(entry.get("storageKeys")).stream()
              .map(key -> Bytes.ofHex(key.stringValue()))
              .toList();
      return new AccessList.Entry(Address.parse(entry.get("address").stringValue()), keys);
    }

    private <T> Optional<T> optional(String member, Function<JsonNode, T> read) {
      return json.optional(member).filter(value -> !value.isNull()).map(read);
    }
  }
}
