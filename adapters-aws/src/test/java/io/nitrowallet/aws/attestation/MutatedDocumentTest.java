package io.nitrowallet.aws.attestation;

import static io.nitrowallet.aws.attestation.TestEnclave.INSTANCE_CA;
import static io.nitrowallet.aws.attestation.TestEnclave.LEAF;
import static io.nitrowallet.aws.attestation.TestEnclave.NOW;
import static io.nitrowallet.aws.attestation.TestEnclave.ROOT;
import static io.nitrowallet.aws.attestation.TestEnclave.checks;
import static io.nitrowallet.aws.attestation.TestEnclave.sentences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.aws.attestation.TestCertificate.Template;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A genuine document of which anything was changed is never accepted, never makes the verifier
/// fail, and costs no more than its {@link Budget}.
class MutatedDocumentTest {
  private static final boolean FULL = "full".equals(System.getProperty("nitrowallet.check"));

  /// 5,000; with `nitro-wallet check --full` 200,000.
  private static final int MUTANTS = FULL ? 200_000 : 5_000;

  private static final Specimen USUAL = Specimen.of(TestEnclave.genuine());

  @Test
  void rejectsADocumentOfWhichAnyByteWasChanged() {
    IntStream.range(0, USUAL.document.length())
        .parallel()
        .forEach(at -> USUAL.assertRejected(with(USUAL.bytes(), at, 1)));
  }

  /// The usual document, one as newer modules make it, and a short one. All of their bytes take a
  /// full check; every day those that say of what kind and how long things are.
  @Test
  void rejectsEveryOtherValueOfEveryByteOfThreeDocuments() {
    for (Specimen specimen : List.of(USUAL, newer(), shortest())) {
      IntStream.range(0, FULL ? specimen.document.length() : 12)
          .parallel()
          .forEach(at ->
              IntStream.range(1, 256)
                  .forEach(change -> specimen.assertRejected(with(specimen.bytes(), at, change))));
    }
  }

  @Test
  void rejectsEveryMutantOfAGenuineDocument() {
    IntStream.range(0, MUTANTS)
        .parallel()
        .forEach(seed -> USUAL.assertRejected(mutate(USUAL.bytes(), new Random(seed))));
  }

  @Test
  void rejectsNoiseOfAnyLength() {
    Random random = new Random(18);
    for (int length = 0; length < 600; length++) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      USUAL.assertRejected(noise);
    }
  }

  @Test
  void acceptsTheLongestChainWithinItsBudget() {
    Template authority = Template.authority("any", ROOT.from(), Duration.ofDays(1), 9);
    List<Template> seven = Collections.nCopies(7, authority);
    // Each try has certificates of its own: the JDK remembers which signatures it has checked.
    Iterator<TestEnclave> enclaves =
        Stream.generate(() -> below(seven)).limit(Budget.TRIES).toList().iterator();
    AttestationVerdict verdict =
        Budget.within(() -> {
          TestEnclave enclave = enclaves.next();
          return enclave.verdict(enclave.sign(enclave.document()));
        });
    assertEquals(List.of(), checks(verdict));
  }

  /// In a tag and with an indefinite map, below one authority and the root.
  private static Specimen newer() {
    TestEnclave enclave = below(List.of(INSTANCE_CA));
    Bytes map = AttestationDocumentCodec.encode(enclave.document());
    Bytes indefinite =
        Bytes.concat(Bytes.ofHex("bf"), map.slice(1, map.length()), Bytes.ofHex("ff"));
    return new Specimen(enclave, Bytes.concat(Bytes.ofHex("d2"), enclave.sign(indefinite)));
  }

  /// Below the root itself.
  private static Specimen shortest() {
    return Specimen.of(below(List.of()));
  }

  private static TestEnclave below(List<Template> authorities) {
    return TestEnclave.below(TestCertificate.selfSigned(ROOT), authorities, LEAF);
  }

  /// One of: a bit flipped, a byte replaced, a byte removed, a byte doubled, the end cut off, two
  /// neighbours swapped. Never the genuine bytes.
  private static byte[] mutate(byte[] genuine, Random random) {
    int at = random.nextInt(genuine.length - 1);
    byte[] mutated =
        switch (random.nextInt(6)) {
          case 0 -> with(genuine, at, 1 << random.nextInt(8));
          case 1 -> with(genuine, at, random.nextInt());
          case 2 ->
              join(Arrays.copyOf(genuine, at), Arrays.copyOfRange(genuine, at + 1, genuine.length));
          case 3 ->
              join(Arrays.copyOf(genuine, at + 1), Arrays.copyOfRange(genuine, at, genuine.length));
          case 4 -> Arrays.copyOf(genuine, at);
          default -> {
            int difference = genuine[at] ^ genuine[at + 1];
            yield with(with(genuine, at, difference), at + 1, difference);
          }
        };
    return Arrays.equals(mutated, genuine) ? mutate(genuine, random) : mutated;
  }

  private static byte[] with(byte[] bytes, int at, int change) {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) change;
    return changed;
  }

  private static byte[] join(byte[] head, byte[] tail) {
    return Bytes.concat(Bytes.copyOf(head), Bytes.copyOf(tail)).toArray();
  }

  /// A document that is accepted as it is.
  private record Specimen(TestEnclave enclave, CoseAttestationVerifier verifier, Bytes document) {
    Specimen(TestEnclave enclave, Bytes document) {
      this(enclave, enclave.verifier(), document);
      assertEquals(List.of(), checks(enclave.verdict(document)));
    }

    static Specimen of(TestEnclave enclave) {
      return new Specimen(enclave, enclave.sign(enclave.document()));
    }

    byte[] bytes() {
      return document.toArray();
    }

    void assertRejected(byte[] changed) {
      Bytes mutant = Bytes.copyOf(changed);
      AttestationVerdict verdict =
          Budget.within(() -> verifier.verify(mutant, TestEnclave.live(NOW)));
      assertInstanceOf(Rejected.class, verdict, mutant::hex);
      assertFalse(sentences(verdict).contains("cannot be examined"), mutant::hex);
    }
  }
}
