package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.kms.policy.Call;
import io.nitrowallet.requester.kms.policy.Decision;
import io.nitrowallet.requester.kms.policy.PolicyDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "simulate",
    description =
        "Say whether a key policy lets a call pass, and by which statement. Asks nobody; ends with"
            + " 4 where it does not pass.")
final class KmsPolicySimulateCommand implements Callable<Integer> {
  private static final String ANY_KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000";

  private final Session session;

  @Parameters(index = "0", paramLabel = "POLICY", description = "a JSON file, or - for the input")
  private String policy = "";

  @Option(
      names = "--caller",
      required = true,
      paramLabel = "ARN",
      description = "who calls: a role, a session of one, a user")
  private String caller = "";

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      defaultValue = "kms:Decrypt",
      description = "what is called (default: ${DEFAULT-VALUE})")
  private String action = "";

  @Option(names = "--key", paramLabel = "ARN", description = "of the key, where statements name it")
  private String key = ANY_KEY;

  @Option(
      names = "--pcr",
      paramLabel = "N=HEX",
      description = "a register of the attestation; none at all is a call without one; repeatable")
  private Map<Integer, String> registers = Map.of();

  @Option(
      names = "--context",
      paramLabel = "K=V",
      description = "an entry of the encryption context; repeatable")
  private Map<String, String> context = Map.of();

  @Option(
      names = "--mfa-age",
      paramLabel = "SECONDS",
      description = "a user showed a second factor so long ago; a role's session never shows one")
  private Long mfaAge = -1L;

  @Option(
      names = "--with",
      paramLabel = "KEY=VALUE",
      description = "any other condition key of the call; repeatable")
  private Map<String, String> others = Map.of();

  KmsPolicySimulateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Decision decision =
        PolicyDocument.parse(InputFiles.text(policy, session.surroundings().terminal().in()))
            .decide(new Call(caller, action, key, conditions()).withCaller());
    session
        .output()
        .print(
            switch (decision) {
              case Decision.Allowed(var statement) -> report("allowed", statement);
              case Decision.LeftToTheAccount(var statement) ->
                  report("leftToTheAccount", statement)
                      .note("The caller's own identity policies decide. This does not see them.");
              case Decision.Denied(var statement) -> report("denied", statement);
              case Decision.NotAllowed() -> report("notAllowed", "none");
            });
    return decision instanceof Decision.Allowed ? ExitCode.OK : ExitCode.DENIED;
  }

  private static Report report(String verdict, String statement) {
    return new Report()
        .fact("verdict", "Verdict", verdict)
        .fact("statement", "By the statement", statement);
  }

  private Map<String, List<String>> conditions() {
    Map<String, List<String>> conditions = new HashMap<>();
    registers.forEach(
        (index, hex) -> conditions.put("kms:RecipientAttestation:PCR" + index, List.of(hex)));
    if (registers.containsKey(0)) {
      conditions.put(
          "kms:RecipientAttestation:ImageSha384", List.of(String.valueOf(registers.get(0))));
    }
    context.forEach(
        (name, value) -> conditions.put("kms:EncryptionContext:" + name, List.of(value)));
    if (!context.isEmpty()) {
      conditions.put("kms:EncryptionContextKeys", List.copyOf(context.keySet()));
    }
    if (mfaAge >= 0) {
      conditions.put("aws:MultiFactorAuthPresent", List.of("true"));
      conditions.put("aws:MultiFactorAuthAge", List.of("" + mfaAge));
    }
    others.forEach((name, value) -> conditions.put(name, List.of(value)));
    return conditions;
  }
}
