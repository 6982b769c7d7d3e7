package io.nitrowallet.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.stack.PortableDeployment;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioWriter;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.vm.guest.AfVsockContractTest;
import io.nitrowallet.vm.guest.Finding;
import io.nitrowallet.vm.guest.RegistersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The production image on a kernel of its own, over real AF_VSOCK. Two machines are booted: one
/// from the image alone, one from the same ramdisks and those of the tests.
final class VirtualMachineIT {
  private static final long LOOPBACK = 1;

  /// For computers that do much else; an idle one needs a tenth of it.
  private static final Duration DEADLINE = Duration.ofMinutes(8);

  private static Consoles alone = Consoles.NONE;
  private static Consoles whole = Consoles.NONE;

  @BeforeAll
  static void boot(@TempDir Path folder) throws IOException, InterruptedException {
    MachineParts parts = MachineParts.require();
    StackLayout layout = StackLayout.create(folder.resolve("deployment"));
    try (var deployment = PortableDeployment.begin(layout, LOOPBACK)) {
      Bytes configuration = Bytes.copyOf(Files.readAllBytes(layout.enclaveConfiguration()));
      EnclaveSide enclave = EnclaveSide.build(parts, configuration, folder);
      deployment.release(enclave.registers());
      String registers = RegistersFile.write(enclave.registers());

      List<Content> image = new ArrayList<>(enclave.image().ramdisks());
      image.add(CpioWriter.write(parts.tools(), folder.resolve("tools.cpio")));
      alone = new VirtualMachine(parts, folder.resolve("alone")).run(image, DEADLINE);

      FileTree soft = enclave.softNsm(layout.nsmAuthority(), registers);
      image.add(CpioWriter.write(soft, folder.resolve("soft.cpio")));
      FileTree parent = ParentSide.ramdisk(parts, layout.home(), registers, folder);
      image.add(CpioWriter.write(parent, folder.resolve("parent.cpio")));
      whole = new VirtualMachine(parts, folder.resolve("whole")).run(image, DEADLINE);
    }
    System.out.printf("booted in %s and %s%n", alone.took(), whole.took());
  }

  @Test
  void theProductionImageRefusesToServeWithoutASecureModule() {
    assertTrue(alone.first().contains("nitro-wallet enclave cannot start: "), alone::tails);
    assertTrue(alone.first().lines().anyMatch("== ENDED 1"::equals), alone::tails);
    assertFalse(alone.first().contains("Exception"), alone::tails);
  }

  @Test
  void everyTestOfTheTransportsContractPassesOverTheKernelsVsock() {
    long expected = numberOfTests();
    assertTrue(expected > 0);
    assertEquals(
        Optional.of(Long.toString(expected)),
        whole.value(Finding.CONTRACT_TESTS_PASSED),
        whole::tails);
  }

  @Test
  void anAccountIsMadeVerifiedAndSignedWithOverVsock() {
    assertTrue(whole.value(Finding.HEALTHY).isPresent(), whole::tails);
    assertTrue(whole.value(Finding.REGISTERED).isPresent(), whole::tails);
    assertEquals(whole.value(Finding.REGISTERED), whole.value(Finding.SIGNED_BY), whole::tails);
    assertTrue(whole.value(Finding.FINISHED).isPresent(), whole::tails);
  }

  private static long numberOfTests() {
    return LauncherFactory.create()
        .discover(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(AfVsockContractTest.class))
                .build())
        .countTestIdentifiers(TestIdentifier::isTest);
  }
}
