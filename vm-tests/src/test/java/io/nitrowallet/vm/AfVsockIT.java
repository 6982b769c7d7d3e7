package io.nitrowallet.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.stack.PortableDeployment;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.domain.attestation.ImageMeasurement;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.cpio.CpioWriter;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.vm.guest.Finding;
import io.nitrowallet.vm.guest.GuestMain;
import io.nitrowallet.vm.guest.RegistersFile;
import io.nitrowallet.vm.guest.SoftNsmEnclaveMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

final class AfVsockIT {
  private static final String CONTRACT = "io.nitrowallet.vsock.transport.AfVsockContractTest";
  private static final long LOOPBACK = 1;
  private static final Duration DEADLINE = Duration.ofSeconds(200);

  private static Consoles consoles = new Consoles("", "", Duration.ZERO);

  @BeforeAll
  static void boot(@TempDir Path folder) throws IOException, InterruptedException {
    MachineParts parts = MachineParts.require();
    StackLayout layout = StackLayout.create(folder.resolve("deployment"));
    PcrValues image =
        ImageMeasurement.measure(Bytes.ofHex("01"), Bytes.ofHex("02"), List.of(Bytes.ofHex("03")));
    try (var deployment = PortableDeployment.begin(layout, LOOPBACK)) {
      deployment.release(image);
    }
    JavaProgram program = JavaProgram.link(folder.resolve("runtime"));
    FileTree tree = new FileTree();
    parts.addInit(tree);
    parts.addLibraries(tree, "");
    parts.addLibraries(tree, "rootfs/");
    JavaProgram.add(tree, "deployment", layout.home());
    tree.file("registers", JavaProgram.text(RegistersFile.write(image)));
    program.addTo(
        tree, "", "parent/cmd", GuestMain.class, List.of(CONTRACT, "/deployment", "/registers"));
    program.addTo(tree, "rootfs/", "cmd", SoftNsmEnclaveMain.class, List.of("/nsm", "/registers"));
    JavaProgram.add(tree, "rootfs/nsm", layout.nsmAuthority());
    tree.file("rootfs/registers", JavaProgram.text(RegistersFile.write(image)));
    JavaProgram.add(tree, "rootfs/etc/nitro-wallet/enclave.json", layout.enclaveConfiguration());
    tree.file("env", JavaProgram.text("LANG=C.UTF-8\n"));
    Path ramdisk = folder.resolve("ramdisk");
    CpioWriter.write(tree, ramdisk);
    Path machine = Files.createDirectory(folder.resolve("machine"));
    consoles = new VirtualMachine(parts, machine).run(List.of(ramdisk), DEADLINE);
    System.out.println(consoles.tails());
    System.out.println("took " + consoles.took());
  }

  @Test
  void everyTestOfTheTransportsContractPassesOverTheKernelsVsock() {
    long expected = numberOfTests();
    assertTrue(expected > 0);
    assertEquals(
        Optional.of(Long.toString(expected)),
        consoles.value(Finding.CONTRACT_TESTS_PASSED),
        consoles::tails);
  }

  @Test
  void anAccountIsMadeVerifiedAndSignedWithOverVsock() {
    assertEquals(
        consoles.value(Finding.REGISTERED), consoles.value(Finding.SIGNED_BY), consoles::tails);
    assertEquals(Optional.of("all"), consoles.value(Finding.FINISHED), consoles::tails);
  }

  private static long numberOfTests() {
    return LauncherFactory.create()
        .discover(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(CONTRACT))
                .build())
        .countTestIdentifiers(TestIdentifier::isTest);
  }
}
