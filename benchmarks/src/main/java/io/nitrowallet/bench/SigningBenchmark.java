package io.nitrowallet.bench;

import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.web3j.crypto.Sign;

/// Signatures per second of our signer and of its peers, over the same keys and digests in turn.
/// Each signer has its keys in its own form beforehand.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SigningBenchmark {
  private final List<SigningCase> cases = SigningCase.all();
  private final Signers signers = new Signers();
  private int turn;

  /// Checks that what is to be compared is comparable.
  @Setup
  public void requireAgreement() {
    Agreement.requireOf(signers);
  }

  /// {@link Signers#nitroWallet}.
  @Benchmark
  public Signature nitroWallet(CpuTime time) {
    return signers.nitroWallet(next());
  }

  /// {@link Signers#nitroWalletChecked}.
  @Benchmark
  public Signature nitroWalletChecked(CpuTime time) {
    return signers.nitroWalletChecked(next());
  }

  /// {@link Signers#web3j}.
  @Benchmark
  public Sign.SignatureData web3j(CpuTime time) {
    return signers.web3j(next());
  }

  /// {@link Signers#bouncyCastle}.
  @Benchmark
  public BigInteger[] bouncyCastle(CpuTime time) {
    return signers.bouncyCastle(next());
  }

  private SigningCase next() {
    turn = (turn + 1) % cases.size();
    return cases.get(turn);
  }
}
