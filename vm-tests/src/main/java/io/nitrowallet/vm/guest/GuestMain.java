package io.nitrowallet.vm.guest;

import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.domain.attestation.PcrValues;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// The parent instance's side of the machine: holds AF_VSOCK to the contract of transports, then
/// asks the enclave beside it for an account and a signature. Arguments: the folder of a {@link
/// io.nitrowallet.dev.stack.PortableDeployment}, the file of the image's registers.
///
/// Each {@link Finding} is a line of its output; what goes wrong is an exception's trace.
public final class GuestMain {
  private GuestMain() {}

  /// Runs until the machine ends.
  public static void main(String[] args) throws IOException, InterruptedException {
    report(Finding.CONTRACT_TESTS_PASSED, contractTestsPassed());
    PcrValues image = RegistersFile.read(Path.of(args[1]));
    try (GuestCloud cloud = GuestCloud.start(StackLayout.create(Path.of(args[0])));
        GuestCustomer customer = new GuestCustomer(cloud, image)) {
      report(Finding.HEALTHY, customer.awaitHealthy());
      var account = customer.register();
      report(Finding.REGISTERED, account.address());
      report(Finding.SIGNED_BY, customer.sign(account));
    }
    report(Finding.FINISHED, "all");
    System.exit(0); // threads of libraries may live on
  }

  private static void report(Finding finding, Object value) {
    System.out.println(finding.line(value));
  }

  private static long contractTestsPassed() {
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(AfVsockContractTest.class))
                .build(),
            summary);
    TestExecutionSummary result = summary.getSummary();
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
    result.printTo(out);
    result.printFailuresTo(out);
    return result.getTestsSucceededCount();
  }
}
