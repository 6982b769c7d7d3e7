package io.nitrowallet.bench;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.signing.Signature;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Requests per second to a soft enclave in a process of its own. Connections are kept open, to the
/// enclave as from the enclave to KMS; no key is: each request that needs one has its data key
/// unwrapped by KMS. A refused request ends the measurement.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SocketBenchmark {
  private final StackClient stack = StackClient.ofProperty();
  private final Account account = stack.account();
  private final SignCommands commands = new SignCommands(account);

  /// A request that costs the enclave next to nothing.
  @Benchmark
  public CheckHealthResult health() {
    CheckHealthResult result = stack.enclave().check();
    if (result instanceof Refused refused) {
      throw new IllegalStateException("refused: " + refused);
    }
    return result;
  }

  /// Unwraps and opens the row.
  @Benchmark
  public VerifyAccountResult verifyAccount() {
    VerifyAccountResult result = stack.enclave().verify(new VerifyAccountCommand(account));
    if (result instanceof Refused refused) {
      throw new IllegalStateException("refused: " + refused);
    }
    return result;
  }

  /// Unwraps, opens the row and signs a transaction.
  @Benchmark
  public Signature sign() {
    return SignCommands.requireSigned(stack.enclave().sign(commands.next()));
  }

  /// Closes the connections.
  @TearDown
  public void close() {
    stack.close();
  }
}
