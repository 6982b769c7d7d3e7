package io.nitrowallet.bench;

import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Attestation documents judged per second, and the floor: nothing but their signatures checked.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VerificationBenchmark {
  /// Of the four certificates below the root and of the document.
  private static final int SIGNATURES = 5;

  private final List<VerificationCase> cases = VerificationCase.all();
  private int turn;

  /// Checks that what is to be compared stands, and is of the usual shape.
  @Setup
  public void requireGenuine() {
    for (VerificationCase each : cases) {
      if (!(each.verify() instanceof Verified) || each.signed().size() != SIGNATURES) {
        throw new IllegalStateException("a document to be measured with does not stand");
      }
    }
  }

  /// Whole documents, none of whose certificates the JDK has in mind.
  @Benchmark
  public AttestationVerdict verifier(CpuTime time) {
    return next().verify();
  }

  /// One document again and again: the JDK remembers that its chain holds.
  @Benchmark
  public AttestationVerdict verifierOfOneChain(CpuTime time) {
    return cases.getFirst().verify();
  }

  /// The signatures alone, by keys and over messages that lie ready.
  @Benchmark
  public boolean bareSignatures(CpuTime time) {
    boolean all = true;
    for (SignedMessage each : next().signed()) {
      all &= each.holds();
    }
    return all;
  }

  private VerificationCase next() {
    turn = (turn + 1) % cases.size();
    return cases.get(turn);
  }
}
