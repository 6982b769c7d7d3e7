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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The transactions that ethers publishes. Whatever a case leaves out is 0 or empty in its
/// encodings.
class EthersTransactionsTest {
  private final BouncyCastleSigner signer = new BouncyCastleSigner();

  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void signsEachTypeByteForByteAndRefusesWhatHasNoChainIdOrNoRecipient() {
    List<JsonNode> cases = Vectors.elements(Vectors.read("ethers/transactions.json.gz"));
    for (JsonNode each : cases) {
      Case transaction = new Case(each.get("transaction"));
      check(each, transaction.unprotected(), "Legacy");
      if (transaction.json().has("chainId")) {
        check(each, transaction.legacy(), "Eip155");
        check(each, transaction.accessListed(), "Berlin");
        check(each, transaction.dynamicFee(), "London");
        checkBlob(each, transaction);
      } else {
        assertRefused(transaction::legacy);
        assertRefused(transaction::accessListed);
        assertRefused(transaction::dynamicFee);
        assertRefused(transaction::blob);
        count("without a chain ID refused");
      }
    }
    System.out.println("ethers transactions: " + counts);
    assertEquals(
        Map.of(
            "Legacy", 640,
            "Eip155", 333,
            "Berlin", 333,
            "London", 333,
            "Cancun", 99,
            "blobs without a recipient refused", 154,
            "blob transactions without blobs refused", 80,
            "without a chain ID refused", 307),
        counts);
  }

  private void checkBlob(JsonNode each, Case transaction) {
    if (!transaction.json().hasNonNull("to")) {
      assertRefused(transaction::blob);
      count("blobs without a recipient refused");
    } else if (transaction.json().path("blobVersionedHashes").isEmpty()) {
      assertRefused(transaction::blob);
      count("blob transactions without blobs refused");
    } else {
      check(each, transaction.blob(), "Cancun");
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void check(JsonNode each, UnsignedTransaction transaction, String kind) {
    String name = each.get("name").stringValue();
    assertEquals(text(each, "unsigned" + kind), transaction.signingPayload().hex0x(), name);
    assertEquals(transaction, UnsignedTransaction.decode(transaction.signingPayload()), name);
    count(kind);
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

    UnprotectedTransaction unprotected() {
      return new UnprotectedTransaction(payment(), wei("gasPrice"));
    }

    AccessListTransaction accessListed() {
      return new AccessListTransaction(chainId(), payment(), wei("gasPrice"), accessList());
    }

    DynamicFeeTransaction dynamicFee() {
      return new DynamicFeeTransaction(chainId(), payment(), fees(), accessList());
    }

    BlobTransaction blob() {
      return new BlobTransaction(chainId(), payment(), fees(), accessList(), blobs());
    }

    private Fees fees() {
      return new Fees(wei("maxPriorityFeePerGas"), wei("maxFeePerGas"));
    }

    private Blobs blobs() {
      return new Blobs(
          wei("maxFeePerBlobGas"),
          optional("blobVersionedHashes", Vectors::elements).orElse(List.of()).stream()
              .map(hash -> Bytes.ofHex(hash.stringValue()))
              .toList());
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
