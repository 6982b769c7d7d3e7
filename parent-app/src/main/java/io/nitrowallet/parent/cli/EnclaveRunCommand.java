package io.nitrowallet.parent.cli;

import io.nitrowallet.parent.enclave.NitroCli;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = "Start an enclave on this EC2 instance, through AWS's nitro-cli.")
@Needs(Setting.Group.ENCLAVE)
final class EnclaveRunCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--eif-path", required = true, paramLabel = "FILE", description = "the image")
  private String image = "";

  @Option(names = "--cpu-count", paramLabel = "N", description = "its CPUs (default 2)")
  private int cpus = 2;

  @Option(names = "--memory", paramLabel = "MIB", description = "its memory (default 1024)")
  private int memory = 1024;

  @Option(
      names = "--debug-mode",
      description = "let this instance read the enclave's console; attestation then fails")
  private boolean debug;

  EnclaveRunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (debug) {
      session
          .output()
          .warn("in debug mode the enclave's PCRs are zero and its memory is not protected");
    }
    long cid = session.configuration().number(Setting.ENCLAVE_CID);
    NitroCli.Started started =
        NitroCli.find(session.surroundings().environment())
            .run(new NitroCli.Launch(image, cpus, memory, cid, debug));
    session
        .output()
        .print(
            new Report()
                .fact("cid", "CID", cid)
                .fact("enclaveId", "Enclave", started.enclaveId())
                .fact("debug", "Debug mode", debug)
                .note("Next: nitro-wallet attest"));
    return ExitCode.OK;
  }
}
