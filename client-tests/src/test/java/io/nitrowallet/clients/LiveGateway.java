package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.ConfigurationSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A gateway as `dev --chain` runs it: a soft enclave, KMS and DynamoDB behind it, anvil beside it.
/// All is read from what `dev` tells a person.
final class LiveGateway implements AutoCloseable {
  private final Path parts;
  private final DevProcess dev;
  private final URI uri;
  private final Ledger ledger;
  private final RequesterComponent parent;

  private LiveGateway(Path parts, DevProcess dev) {
    this.parts = parts;
    this.dev = dev;
    this.uri = URI.create(said("signs and sends at (\\S+) "));
    this.ledger = new Ledger(URI.create(said("is at (http\\S+);")));
    this.parent =
        LocalStack.component(
            new ConfigurationSources(Map.of(), Map.of(), Path.of(""), Optional.of(configuration()))
                .resolve());
  }

  /// Starts it, or skips the test where there is no anvil.
  ///
  /// @param further arguments of `dev`
  static LiveGateway start(String... further) throws IOException, InterruptedException {
    Path parts = Parts.folder();
    String[] arguments =
        Stream.concat(Stream.of("--chain", "--ephemeral"), Stream.of(further))
            .toArray(String[]::new);
    DevProcess dev = DevProcess.start(parts, arguments);
    dev.await(DevProcess.RUNNING);
    return new LiveGateway(parts, dev);
  }

  /// What stands where the group of `pattern` does.
  private String said(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(dev.output());
    assertTrue(matcher.find(), () -> "no '" + pattern + "' in:\n" + dev.output());
    return matcher.group(1);
  }

  /// Where ethers, viem and cast are.
  Path parts() {
    return parts;
  }

  DevProcess dev() {
    return dev;
  }

  URI uri() {
    return uri;
  }

  /// What the chain itself says.
  Ledger ledger() {
    return ledger;
  }

  /// The parent application on this stack.
  RequesterComponent parent() {
    return parent;
  }

  /// The file that `NITRO_WALLET_CONFIG` shall name.
  Path configuration() {
    return Path.of(said("NITRO_WALLET_CONFIG=\"(\\S+)\""));
  }

  /// The account that `dev` made.
  Address first() {
    return Address.parse(said(" dev +(0x\\w{40})"));
  }

  /// Makes an account, and waits until it was given ether.
  Address newAccount(String name) throws IOException, InterruptedException {
    var order =
        parent
            .orders()
            .order(
                Optional.of(new AccountName(name)),
                Optional.empty(),
                Optional.of(AccountPolicy.OPEN));
    Address address = parent.registration().register(order).account().address();
    ledger.awaitEther(address);
    return address;
  }

  /// The number without labels that the gateway shows as `name`.
  double number(String name) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(uri.resolve("/metrics")).build();
      String text = client.send(request, BodyHandlers.ofString()).body();
      Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(text);
      assertTrue(line.find(), () -> "no '" + name + "' in:\n" + text);
      return Double.parseDouble(line.group(1));
    }
  }

  @Override
  public void close() {
    parent.resources().close();
    ledger.close();
    dev.close();
  }
}
