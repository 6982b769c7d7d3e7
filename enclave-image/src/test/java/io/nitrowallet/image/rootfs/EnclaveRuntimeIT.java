package io.nitrowallet.image.rootfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.image.eif.EnclaveImageReader;
import io.nitrowallet.image.release.BuiltImage;
import io.nitrowallet.image.rootfs.Chroot.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The production ramdisks at work, with nothing beside them. Whoever got hold of a process in the
/// enclave would find no way to have it write down its memory.
class EnclaveRuntimeIT {
  private static final String PROBE = "io.nitrowallet.image.rootfs.Probe";
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path temporary;

  private Chroot chroot = new Chroot(Path.of(""));
  private Set<Path> before = Set.of();

  @BeforeEach
  void unpack() throws IOException {
    chroot =
        Chroot.unpack(
            EnclaveImageReader.read(BuiltImage.folder().resolve("enclave.eif")),
            temporary.resolve("image"));
    String probe = PROBE.replace('.', '/') + ".class";
    Path target = chroot.root().resolve("probe").resolve(probe);
    Files.createDirectories(target.getParent());
    try (var in = EnclaveRuntimeIT.class.getResourceAsStream("/" + probe)) {
      Files.copy(Objects.requireNonNull(in), target);
    }
    before = chroot.files();
  }

  @AfterEach
  void nothingWasWrittenDown() throws IOException {
    assertEquals(before, chroot.files());
  }

  @Test
  void refusesToServeWithoutASecureModule() throws IOException, InterruptedException {
    Ended ended = chroot.run(chroot.command());
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("cannot start"), ended::output);
    assertTrue(ended.output().contains("/dev/nsm"), ended::output);
  }

  @Test
  void theEnvironmentHoldsNothingThatTheRuntimeTakesOptionsFrom()
      throws IOException, InterruptedException {
    assertTrue(chroot.environment().matches("LD_LIBRARY_PATH=/lib(64)?"));
    assertEquals("[LD_LIBRARY_PATH]", runProbe(List.of(), "environment").output().strip());
  }

  @Test
  void theRuntimeHoldsTheModulesThatAreNeeded() throws IOException, InterruptedException {
    Ended ended = chroot.run(chroot.commandWith(List.of(), "--list-modules"));
    assertEquals(
        JavaRuntime.MODULES,
        ended.output().lines().map(line -> line.replaceAll("@.*", "")).toList());
  }

  /// Sockets need junixsocket's library, which is where the flag says and is not unpacked.
  @Test
  void theNativeLibraryIsFoundInItsPlace() throws IOException, InterruptedException {
    List<String> words = chroot.command();
    String classPath = words.get(words.indexOf("-cp") + 1) + ":/probe";
    Ended ended = chroot.run(chroot.commandWith(List.of(), "-cp", classPath, PROBE, "sockets"));
    assertEquals("supported", ended.output().strip());
  }

  @Test
  void nobodyAttaches() throws IOException, InterruptedException {
    assertNotEquals(0, attach(List.of()));
  }

  /// The same attempt succeeds where the flag is taken back, so that the test above means
  /// something.
  @Test
  void somebodyWouldAttachWithoutTheFlag() throws IOException, InterruptedException {
    assertEquals(0, attach(List.of("-XX:-DisableAttachMechanism")));
  }

  @Test
  void noAgentIsLoaded() throws IOException, InterruptedException {
    for (String flag : List.of("-javaagent:/agent.jar", "-agentlib:jdwp=transport=dt_socket")) {
      Ended ended = runProbe(List.of(flag), "environment");
      assertNotEquals(0, ended.exitCode(), ended::output);
      assertTrue(ended.output().matches("(?s).*(Could not find agent|not found).*"), ended::output);
    }
  }

  @Test
  void theFlagsAreTheOnesThatTheRuntimeKnows() throws IOException, InterruptedException {
    Ended ended = chroot.run(chroot.commandWith(List.of("-XX:+PrintFlagsFinal"), "-version"));
    for (String flag :
        List.of(
            "DisableAttachMechanism = true",
            "EnableDynamicAgentLoading = false",
            "UsePerfData = false",
            "HeapDumpOnOutOfMemoryError = false",
            "CreateCoredumpOnCrash = false",
            "SuppressFatalErrorMessage = true")) {
      String words = ended.output().replaceAll(" +", " ");
      assertTrue(words.matches("(?s).*bool " + flag + " .{1,20}\\{command line}.*"), flag);
    }
  }

  @Test
  void runningOutOfMemoryLeavesNoDump() throws IOException, InterruptedException {
    Ended ended = runProbe(List.of("-Xmx16m"), "exhaust");
    assertTrue(ended.output().contains("OutOfMemoryError"), ended::output);
  }

  @Test
  void aCrashLeavesNothing() throws IOException, InterruptedException {
    Path output = temporary.resolve("output.txt");
    Process process = startProbe(List.of(), output);
    try {
      signal("SEGV", process);
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertNotEquals(0, process.exitValue());
      assertEquals("ready", Files.readString(output).strip());
    } finally {
      process.destroyForcibly();
    }
  }

  private int attach(List<String> extra) throws IOException, InterruptedException {
    Process process = startProbe(extra, temporary.resolve("output.txt"));
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(process.pid()),
                  "VM.version")
              .redirectErrorStream(true)
              .redirectOutput(temporary.resolve("jcmd.txt").toFile())
              .start();
      assertTrue(jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertTrue(process.isAlive(), "the attempt ended it");
      return jcmd.exitValue();
    } finally {
      process.destroyForcibly().waitFor();
      Files.deleteIfExists(chroot.root().resolve("tmp/.java_pid" + process.pid()));
    }
  }

  private Process startProbe(List<String> extra, Path output)
      throws IOException, InterruptedException {
    Process process =
        chroot.start(chroot.commandWith(extra, "-cp", "/probe", PROBE, "sleep"), output);
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      if (Files.readString(output).contains("ready")) {
        assertEquals(before, chroot.files(), "nothing is shared through files");
        return process;
      }
      assertTrue(process.isAlive(), Files.readString(output));
      TimeUnit.MILLISECONDS.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("the probe does not start");
  }

  private Ended runProbe(List<String> extra, String what) throws IOException, InterruptedException {
    return chroot.run(chroot.commandWith(extra, "-cp", "/probe", PROBE, what));
  }

  private static void signal(String name, Process process)
      throws IOException, InterruptedException {
    List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
    kill.add(Long.toString(process.pid()));
    assertEquals(0, new ProcessBuilder(kill).start().waitFor());
  }
}
