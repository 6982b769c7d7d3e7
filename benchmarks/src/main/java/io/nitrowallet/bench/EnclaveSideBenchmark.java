package io.nitrowallet.bench;

import io.nitrowallet.domain.signing.Signature;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Signing as the enclave does it, without the socket in front, and where its time goes. One thread
/// only: then a second's nanoseconds spent in a part are that part's share.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EnclaveSideBenchmark {
  private final StackClient stack = StackClient.ofProperty();
  private final EnclaveSide enclave = new EnclaveSide(stack);
  private final SignCommands commands = new SignCommands(stack.account());
  private final ApprovedCommands approved = new ApprovedCommands(stack.approvedAccount());

  /// Nanoseconds, which JMH reports by the second as it does operations.
  @AuxCounters
  @State(Scope.Thread)
  public static class Parts {
    /// Spent in `DataKeys.unwrap`.
    public long unwrap;

    /// Spent making attestation documents, which is a part of it.
    public long attest;
  }

  /// Policy, unwrap, open, sign, verify, recover.
  @Benchmark
  public Signature sign(Parts parts) {
    Signature signature = SignCommands.requireSigned(enclave.sign(commands.next()));
    parts.unwrap += enclave.unwrapping().takeNanos();
    parts.attest += enclave.attesting().takeNanos();
    return signature;
  }

  /// The same under a policy of six rules, with two operators' approvals to be checked.
  @Benchmark
  public Signature signApproved(Parts parts) {
    Signature signature = SignCommands.requireSigned(enclave.sign(approved.next()));
    parts.unwrap += enclave.unwrapping().takeNanos();
    parts.attest += enclave.attesting().takeNanos();
    return signature;
  }

  /// Closes the connections.
  @TearDown
  public void close() {
    enclave.close();
    stack.close();
  }
}
