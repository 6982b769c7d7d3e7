package io.nitrowallet.vsock.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract through an honest machine, and what becomes of a connection to any other.
final class HybridVsockTest extends TransportContractTest {
  private static final VsockAddress ENCLAVE = new VsockAddress(16, 7878);

  /// What a caller grants a machine that does not answer.
  private static final Duration BRIEF = Duration.ofMillis(400);

  /// What it grants one that does, on however busy a computer.
  private static final Duration AMPLE = Duration.ofSeconds(20);

  @TempDir Path temporary;
  private HybridMachine honest;

  @BeforeEach
  void boot() {
    honest = HybridMachine.mirrorAt(temporary.resolve("honest"));
  }

  @AfterEach
  void end() throws IOException {
    honest.close();
  }

  @Override
  protected Transport transport() {
    return new HybridVsock(temporary.resolve("honest"));
  }

  @Override
  protected long ownCid() {
    return 16;
  }

  private Path machine() {
    return temporary.resolve("machine");
  }

  private void assertRefused(String part, Duration timeout) {
    HybridVsock transport = new HybridVsock(machine());
    RefusedException refused =
        assertTimeoutPreemptively(
            AMPLE,
            () ->
                assertThrows(
                    RefusedException.class, () -> transport.connect(ENCLAVE, timeout).close()));
    assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    assertTrue(refused.sentence().contains(part), refused.sentence());
  }

  @Test
  void asksForThePortAndLeavesEveryByteBehindTheAnswerToTheStream() throws IOException {
    CompletableFuture<String> asked = new CompletableFuture<>();
    try (var _ =
            HybridMachine.at(
                machine(),
                socket -> {
                  asked.complete(HybridMachine.readLine(socket));
                  HybridMachine.send(socket, "OK 1\n\nOK 2\nmore");
                });
        Socket socket = new HybridVsock(machine()).connect(ENCLAVE, AMPLE)) {
      assertEquals("CONNECT 7878", asked.join());
      assertArrayEquals(
          "\nOK 2\nmore".getBytes(StandardCharsets.US_ASCII),
          socket.getInputStream().readAllBytes());
      assertEquals(0, socket.getSoTimeout(), "the deadline of the answer is not the stream's");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "OK\n",
        "OK \n",
        "OK 1 2\n",
        "OK -1\n",
        "OK one\n",
        "OK 12345678901\n",
        "ok 1\n",
        " OK 1\n",
        "OK 1\r\n",
        "ERR 1\n",
        "HTTP/1.1 400 Bad Request\n",
        "\0\0\0\0\0\0\0\0\n"
      })
  void refusesAnAnswerInOtherWords(String answer) throws IOException {
    try (var _ =
        HybridMachine.at(
            machine(),
            socket -> {
              HybridMachine.send(socket, answer);
              HybridMachine.awaitEnd(socket);
            })) {
      assertRefused("answers as no hybrid vsock does", AMPLE);
    }
  }

  @Test
  void refusesALineThatDoesNotEndAndHangsUp() throws IOException {
    CompletableFuture<IOException> hungUp = new CompletableFuture<>();
    try (var _ = HybridMachine.at(machine(), socket -> hungUp.complete(sendForEver(socket)))) {
      assertRefused("answers as no hybrid vsock does", AMPLE);
      hungUp.orTimeout(AMPLE.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  private static IOException sendForEver(Socket socket) {
    try {
      while (true) {
        HybridMachine.send(socket, "OK 1 and on and on");
      }
    } catch (IOException e) {
      return e;
    }
  }

  @Test
  void refusesAMachineThatAcceptsAndSaysNothing() throws IOException {
    try (var _ = HybridMachine.at(machine(), HybridMachine::awaitEnd)) {
      assertRefused("did not answer in time", BRIEF);
    }
  }

  /// Each byte comes in time, the line does not.
  @Test
  void refusesAnAnswerThatTricklesIn() throws IOException {
    try (var _ =
        HybridMachine.at(
            machine(),
            socket -> {
              for (int i = 0; i < 20; i++) {
                HybridMachine.send(socket, "O");
                HybridMachine.pause(BRIEF.dividedBy(4));
              }
            })) {
      assertRefused("did not answer in time", BRIEF);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "O", "OK 1"})
  void refusesAMachineThatClosesBeforeTheLineEnds(String start) throws IOException {
    try (var _ =
        HybridMachine.at(
            machine(),
            socket -> {
              HybridMachine.readLine(socket);
              HybridMachine.send(socket, start);
            })) {
      assertRefused("has nothing that listens at the port", AMPLE);
    }
  }

  @Test
  void saysThatThereIsNoMachine() {
    assertRefused("nothing listens at " + machine(), AMPLE);
  }

  @Test
  void hearsAMachineAtThePathOfThePort()
      throws ExecutionException, IOException, InterruptedException, TimeoutException {
    try (ServerSocket listener = new HybridVsock(machine()).listen(VsockAddress.anyCid(8000))) {
      Path path = temporary.resolve("machine_8000");
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      CompletableFuture<Socket> accepted = accept(listener);
      try (Socket near = new UnixSocketFile(path).connect(AMPLE);
          Socket far = accepted.get(AMPLE.toSeconds(), TimeUnit.SECONDS)) {
        near.getOutputStream().write(42);
        assertEquals(42, far.getInputStream().read());
      }
    }
  }
}
