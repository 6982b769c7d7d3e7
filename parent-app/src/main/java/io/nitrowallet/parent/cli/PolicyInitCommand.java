package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.policy.Operator;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.policy.PolicyTemplate;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    description = {
      "Print a policy to begin with; docs/policies.md explains its members.",
      "treasury: small payments and messages by one operator, the rest by most of them.",
      "strict: everything by most of the operators."
    })
final class PolicyInitCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--template", paramLabel = "NAME", description = "treasury (default) or strict")
  private PolicyTemplate template = PolicyTemplate.TREASURY;

  @Option(
      names = "--operator",
      required = true,
      paramLabel = "ID=KEY",
      description = "who approves, with the key that 'operator show' prints; repeatable")
  private Map<String, String> operators = Map.of();

  @Option(
      names = "--chain-id",
      paramLabel = "ID",
      description = "a chain that transactions may be for; repeatable (default 1)")
  private List<Long> chains = List.of(1L);

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "a new file to write it to (default standard output)")
  private @Nullable String file;

  PolicyInitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String text = template.write(operators(), chains);
    // What an enclave would refuse must not leave this command.
    AccountPolicy _ = PolicyJson.decode(new PolicyText(text));
    Session.given(file)
        .ifPresentOrElse(name -> write(name, text), () -> session.output().raw(text));
    return ExitCode.OK;
  }

  private List<Operator> operators() {
    List<Operator> read = new ArrayList<>();
    operators.forEach((id, key) -> read.add(new Operator(id, VerifyingKey.parse(key))));
    return read;
  }

  private void write(String name, String text) {
    try {
      Path path = Path.of(name);
      Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
      session
          .output()
          .print(
              new Report()
                  .fact("file", "Policy", path)
                  .fact("policySha256", "SHA-256", new PolicyText(text).hash().hex()));
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file %s exists: name a new one".formatted(name), e);
    } catch (IOException | InvalidPathException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file %s cannot be written".formatted(name), e);
    }
  }
}
