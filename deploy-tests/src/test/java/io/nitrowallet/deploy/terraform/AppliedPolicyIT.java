package io.nitrowallet.deploy.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.LocalDevMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key policy that Terraform would apply, in the emulator of KMS: under it the whole demo
/// works, and each of its attacks fails for the reason that is meant to stop it.
class AppliedPolicyIT {
  @TempDir private Path folder = Path.of("");

  private Path applied() throws IOException {
    String policy =
        Terraform.module("key-policy")
            .planned(Variables.keyPolicy(Variables.A))
            .at("/resources/aws_kms_key_policy.this/policy")
            .stringValue();
    return Files.writeString(
        folder.resolve("key-policy.json"), policy.replace(Variables.A, "<PCR0>"));
  }

  private record Run(int exitCode, String out) {}

  private Run demo(Path policy) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dnitrowallet.dev.keyPolicy=" + policy,
            "-cp",
            System.getProperty("java.class.path"),
            LocalDevMain.class.getName(),
            "demo"));
    Path out = folder.resolve("demo.out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertTrue(process.waitFor(300, TimeUnit.SECONDS), () -> "it did not end");
      return new Run(process.exitValue(), Files.readString(out));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void theWholeDemoWorksUnderItAndEveryAttackFails() throws IOException, InterruptedException {
    Run run = demo(applied());
    assertEquals(0, run.exitCode(), run.out());
    assertTrue(run.out().contains("Everything above happened"), run.out());
  }

  /// One that names another image: the demo cannot even make an account.
  @Test
  void underAPolicyForAnotherImageNothingWorks() throws IOException, InterruptedException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, Files.readString(applied()).replace("<PCR0>", Variables.B));
    Run run = demo(other);
    assertEquals(1, run.exitCode(), run.out());
    assertTrue(run.out().contains("KMS denied the call"), run.out());
  }
}
