package io.nitrowallet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.TransactionType;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsignedTransactionFuzzTest {
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.INVALID_TRANSACTION, ErrorCode.UNSUPPORTED_TRANSACTION);

  @ParameterizedTest
  @CsvSource({
    "legacy, LEGACY",
    "unprotected, LEGACY_UNPROTECTED",
    "access-list, ACCESS_LIST",
    "dynamic-fee, DYNAMIC_FEE",
    "blob, BLOB",
    "set-code, SET_CODE",
  })
  void startsFromOneTransactionOfEachType(String name, TransactionType type) {
    Bytes payload = Resource.read("UnsignedTransactionFuzzTestInputs/" + name);
    assertEquals(type, UnsignedTransaction.decode(payload).type());
  }

  /// A second encoding of a transaction would be a second hash of it: what a policy read is not
  /// what a signature is over.
  @FuzzTest
  void readsATransactionInItsOneEncodingOrRefuses(byte[] input) {
    Bytes payload = Bytes.copyOf(input);
    try {
      assertEquals(payload, UnsignedTransaction.decode(payload).signingPayload());
    } catch (RefusedException e) {
      assertTrue(REFUSALS.contains(e.code()), e.sentence());
    }
  }
}
