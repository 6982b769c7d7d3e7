package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.CheckHealthResult.Healthy;
import io.nitrowallet.enclave.Enclave;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/// What an enclave tells its parent (protocol.md §8), and that telling costs it nothing.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class EventsIT {
  private static final long PORT = 7884;
  private static final long LOG_PORT = 7885;

  private final LocalStack stack;
  private ServerSocket log;

  EventsIT(LocalStack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void listen() throws IOException {
    log = new UnixDirectory(stack.layout().sockets()).listen(new VsockAddress(3, LOG_PORT));
    log.setSoTimeout(20_000); // an interrupt does not end its accept
  }

  @AfterEach
  void stop() throws IOException {
    log.close();
  }

  private EnclaveInTest enclave() {
    return new EnclaveInTest(stack, PORT, EventsIT::logElsewhere, UnaryOperator.identity());
  }

  private static void logElsewhere(ObjectNode configuration) {
    ((ObjectNode) configuration.get("ports")).put("log", LOG_PORT);
  }

  private static List<ObjectNode> events(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    var lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    return lines
        .lines()
        .map(line -> StrictJson.parse(Bytes.copyOf(line.getBytes(StandardCharsets.UTF_8))))
        .toList();
  }

  private static List<String> members(List<ObjectNode> events, String... names) {
    return events.stream()
        .map(event ->
            String.join(
                " ", List.of(names).stream().map(name -> event.path(name).asString("")).toList()))
        .map(String::strip)
        .toList();
  }

  @Test
  void tellsOfItsStartItsAnswersAndItsEnd() throws IOException {
    String identity;
    Socket told;
    try (EnclaveInTest enclave = enclave()) {
      told = log.accept();
      RequesterComponent parent = enclave.parent();
      try (var _ = parent.resources()) {
        AccountName name = new AccountName("events");
        var _ =
            parent
                .registration()
                .register(
                    parent
                        .orders()
                        .order(
                            Optional.of(name), Optional.empty(), Optional.of(AccountPolicy.OPEN)));
        var digest = new PersonalMessage(Digests.sha256(Bytes.EMPTY));
        assertThrows(RefusedException.class, () -> parent.signing().sign(name, _ -> digest));
        identity = assertInstanceOf(Healthy.class, parent.health().check()).identity().hex();
      }
    }
    List<ObjectNode> events = events(told);
    assertEquals(
        List.of(
            "info started",
            "info request generateAccount OK",
            "info request verifyAccount OK",
            "warn request sign POLICY_DENIED",
            "info request health OK",
            "info stopped"),
        members(events, "level", "event", "op", "code").stream()
            .filter(line -> !line.equals("info request attest OK")) // as often as callers like
            .toList());
    assertEquals(identity, events.getFirst().path("identity").stringValue());
    for (int number = 0; number < events.size(); number++) {
      assertEquals(number, events.get(number).path("number").intValue());
    }
  }

  @Test
  void servesOnWhereTheParentTakesNoEvents() throws IOException {
    int requests = 2_500; // more than the queue and a socket's buffers hold
    Socket stalled;
    try (EnclaveInTest enclave = enclave()) {
      stalled = log.accept();
      RequesterComponent parent = enclave.parent();
      try (var _ = parent.resources()) {
        for (int i = 0; i < requests; i++) {
          assertInstanceOf(Healthy.class, parent.health().check());
        }
      }
    }
    long told = events(stalled).stream().filter(event -> event.path("op").isString()).count();
    assertTrue(told < requests, () -> told + " told");
  }

  @Test
  void tellsWhyItDoesNotStart() throws IOException {
    ObjectNode document = StrictJson.parse(StackFiles.read(stack.layout().enclaveConfiguration()));
    logElsewhere(document);
    var configuration = MeasuredConfigurationJson.decode(StrictJson.write(document));
    var refusal = new RefusedException(ErrorCode.NSM_FAILED, "there is no /dev/nsm");
    assertThrows(
        RefusedException.class,
        () ->
            Enclave.start(
                configuration,
                new UnixDirectory(stack.layout().sockets()),
                _ -> {
                  throw refusal;
                }));
    assertEquals(
        List.of("error notStarted NSM_FAILED"),
        members(events(log.accept()), "level", "event", "code"));
  }

  @Test
  void theStackKeepsThemInAFile() throws IOException {
    String kept = StackFiles.readText(stack.layout().events());
    assertTrue(kept.contains("INFO   started  version="), kept);
  }
}
