package io.nitrowallet.bench.load;

import io.nitrowallet.dev.stack.GatewayProcess;
import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts a load on a stack, and looks on.
final class LoadRun {
  private static final long CHAIN_ID = 31_337;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int MOST_LOOKS = 24;
  private static final String WARMING_UP = "warming up";

  private final LocalStack stack;
  private final LoadPlan plan;
  private final Consumer<String> progress;

  LoadRun(LocalStack stack, LoadPlan plan, Consumer<String> progress) {
    this.stack = stack;
    this.plan = plan;
    this.progress = progress;
  }

  /// Runs it all. The signatures are checked when no request runs any more.
  LoadReport run() throws InterruptedException {
    Account account = createAccount();
    URI uri = GatewayProcess.start(stack, CHAIN_ID);
    try (GatewayClient gateway = new GatewayClient(uri, account.address(), CHAIN_ID)) {
      LoadReport.Measured measured = measure(gateway);
      progress.accept("checking %s signatures".formatted(measured.tally().count()));
      return new LoadReport(plan, measured, SignedTransactions.foreign(measured.tally(), account));
    }
  }

  private Account createAccount() {
    RequesterComponent parent = LocalStack.component(stack.configuration());
    try (var _ = parent.resources()) {
      var order =
          parent
              .orders()
              .order(Optional.empty(), Optional.empty(), Optional.of(AccountPolicy.OPEN));
      return parent.registration().register(order).account();
    }
  }

  private LoadReport.Measured measure(GatewayClient gateway) throws InterruptedException {
    try (Clients clients = new Clients(gateway, plan.clients(), plan.warmUp().dividedBy(2))) {
      warmUp(clients);
      String load = LoadReport.load();
      long start = System.nanoTime();
      CpuMeter cpu = new CpuMeter(this::processes);
      Duration half = plan.measured().dividedBy(2);
      look(clients, half, "measuring", cpu::look);
      if (plan.killOne()) {
        cpu.look();
        long last = LocalStack.FIRST_CID + plan.enclaves() - 1;
        stack.killEnclave(last);
        progress.accept("killed the enclave of CID " + last);
      }
      look(clients, plan.measured().minus(half), "measuring", cpu::look);
      cpu.look();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Tally tally = clients.restart();
      return new LoadReport.Measured(tally, clients.finish(), took, cpu.used(), load);
    }
  }

  /// As long as planned, and until something was signed: on a busy machine that takes a while.
  private void warmUp(Clients clients) throws InterruptedException {
    look(clients, plan.warmUp(), WARMING_UP, () -> {});
    for (int more = 0; clients.tally().count() == 0 && more < MOST_LOOKS; more++) {
      look(clients, LOOK, WARMING_UP, () -> {});
    }
    Tally before = clients.restart();
    if (before.count() == 0) {
      throw new IllegalStateException("nothing was signed; failures: " + before.failures());
    }
  }

  private Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> all = new LinkedHashMap<>(stack.handles());
    all.put("load generator", ProcessHandle.current());
    return all;
  }

  /// Waits, and says every five seconds what was reached in them.
  private void look(Clients clients, Duration duration, String what, Runnable each)
      throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    int before = clients.tally().count();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      long slice = Math.min(left, LOOK.toNanos());
      Thread.sleep(Duration.ofNanos(slice));
      each.run();
      int now = clients.tally().count();
      progress.accept(
          String.format(
              Locale.ROOT,
              "%s: %.1f signatures/s, failures %s",
              what,
              (now - before) * 1e9 / slice,
              clients.tally().failures()));
      before = now;
    }
  }
}
