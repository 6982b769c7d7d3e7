package io.nitrowallet.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Sign;

class SigningBenchmarkTest {
  private final SigningBenchmark benchmark = new SigningBenchmark();
  private final CpuTime time = new CpuTime();
  private final Signers signers = new Signers();
  private final SigningCase first = SigningCase.all().getFirst();

  @Test
  void allThreeSignersAgreeOnEveryCase() {
    assertDoesNotThrow(() -> Agreement.requireOf(signers));
  }

  @Test
  void everyCaseIsAnother() {
    List<SigningCase> cases = SigningCase.all();
    Set<Object> seen = new HashSet<>();
    cases.forEach(each -> {
      seen.add(each.publicKey());
      seen.add(each.digest());
    });
    assertEquals(2 * cases.size(), seen.size());
  }

  @Test
  void everyMeasuredCallTakesTheNextCase() {
    assertNotEquals(benchmark.nitroWallet(time), benchmark.nitroWallet(time));
    assertNotNull(benchmark.web3j(time));
    assertEquals(2, benchmark.bouncyCastle(time).length);
  }

  @Test
  void theCheckedSignatureIsTheAccounts() {
    Signature signature = signers.nitroWalletChecked(first);
    assertEquals(Optional.of(first.publicKey()), Secp256k1.recover(first.digest(), signature));
    assertNotNull(benchmark.nitroWalletChecked(time));
  }

  @Test
  void findsAPeerThatSignsAnotherDigest() {
    SigningCase second = SigningCase.all().get(1);
    Signature ours = signers.nitroWallet(first);
    BigInteger order = first.bouncyCastleKey().getParameters().getN();
    Sign.SignatureData web3j = signers.web3j(second);
    BigInteger[] plain = signers.bouncyCastle(second);
    assertThrows(IllegalStateException.class, () -> Agreement.requireSame(ours, web3j));
    assertThrows(IllegalStateException.class, () -> Agreement.requireSame(ours, plain, order));
  }

  @Test
  void findsAWrongRecoveryId() {
    Signature ours = signers.nitroWallet(first);
    Signature flipped = new Signature(ours.r(), ours.s(), ours.yParity() ^ 1);
    Sign.SignatureData web3j = signers.web3j(first);
    assertThrows(IllegalStateException.class, () -> Agreement.requireSame(flipped, web3j));
  }
}
