package io.nitrowallet.aws.attestation;

import static io.nitrowallet.aws.attestation.TestEnclave.sentences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A genuine document with a few bytes changed is never accepted, and never makes the verifier
/// fail.
class MutatedDocumentTest {
  private static final TestEnclave ENCLAVE = TestEnclave.genuine();

  /// 3,000; with `nitro-wallet check --full` 60,000.
  private static final int MUTANTS =
      "full".equals(System.getProperty("nitrowallet.check")) ? 60_000 : 3_000;

  @Test
  void rejectsEveryMutantOfAGenuineDocument() {
    Bytes genuine = ENCLAVE.sign(ENCLAVE.document());
    assertEquals(List.of(), TestEnclave.checks(ENCLAVE.verdict(genuine)));
    CoseAttestationVerifier verifier = ENCLAVE.verifier();
    Random random = new Random(384);
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      Bytes mutated = mutate(genuine, random);
      AttestationVerdict verdict = verifier.verify(mutated, TestEnclave.live(TestEnclave.NOW));
      assertInstanceOf(Rejected.class, verdict, mutated::hex);
      assertFalse(sentences(verdict).contains("cannot be examined"), mutated::hex);
    }
  }

  @Test
  void rejectsNoiseOfAnyLength() {
    CoseAttestationVerifier verifier = ENCLAVE.verifier();
    Random random = new Random(18);
    for (int length = 0; length < 600; length++) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      assertInstanceOf(
          Rejected.class, verifier.verify(Bytes.copyOf(noise), TestEnclave.live(TestEnclave.NOW)));
    }
  }

  /// One of: a bit flipped, a byte replaced, a byte removed, a byte doubled, the end cut off, two
  /// neighbours swapped. Never the genuine bytes.
  private static Bytes mutate(Bytes genuine, Random random) {
    byte[] bytes = genuine.toArray();
    int at = random.nextInt(bytes.length - 1);
    byte[] mutated =
        switch (random.nextInt(6)) {
          case 0 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
          case 1 -> with(bytes, at, (byte) random.nextInt());
          case 2 -> join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
          case 3 -> join(Arrays.copyOf(bytes, at + 1), Arrays.copyOfRange(bytes, at, bytes.length));
          case 4 -> Arrays.copyOf(bytes, at);
          default -> with(with(bytes, at, bytes[at + 1]), at + 1, bytes[at]);
        };
    return Arrays.equals(mutated, bytes) ? mutate(genuine, random) : Bytes.copyOf(mutated);
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] join(byte[] head, byte[] tail) {
    return Bytes.concat(Bytes.copyOf(head), Bytes.copyOf(tail)).toArray();
  }
}
