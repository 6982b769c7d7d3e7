package io.nitrowallet.vsock.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.server.EnclaveServer;
import io.nitrowallet.vsock.server.ServerLimits;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client of the seed project speaks to our server in its own bytes and finds its own words.
@Timeout(30)
final class SeedClientTest {
  private static final String CREDENTIAL =
      "\"credential\":{\"aws_access_key_id\":\"AKIDEXAMPLE\","
          + "\"aws_secret_access_key\":\"SECRETEXAMPLE\",\"aws_session_token\":\"TOKENEXAMPLE\"}";

  @TempDir Path directory;

  private final BlockingQueue<EnclaveRequest> requests = new LinkedBlockingQueue<>();

  @Test
  void getsItsReplyForItsVeryFrame() throws IOException {
    String request =
        "{\"apiRequest\":\"generateAccount\","
            + CREDENTIAL
            + ",\"name\":\"seed\",\"key_id\":\"1234abcd-12ab-34cd-56ef-1234567890ab\"}";
    byte[] reply = exchange(HexFormat.of().parseHex("da00000000000000"), request.getBytes(UTF_8));

    String text = new String(reply, UTF_8);
    String requestId = text.replaceFirst("(?s).*\"requestId\":\"([^\"]+)\".*", "$1");
    GenerateAccountCommand command = command();
    String signedResult =
        new String(
            StrictJson.write(DsseJson.encode(Fixtures.generated(command).signedResult())).toArray(),
            UTF_8);
    assertEquals(
        "{\"apiResponse\":\"generateResponse\",\"v\":1,\"requestId\":\""
            + requestId
            + "\",\"content\":{\"encryptedPrivateKey\":\""
            + "BAQE".repeat(41)
            + "BAQ=\",\"address\":\"0x1a642f0E3c3aF545E7AcBD38b07251B3990914F1\","
            + "\"encryptedDataKey\":\""
            + "AwMD".repeat(61)
            + "Aw==\",\"keyId\":\""
            + Fixtures.ARN
            + "\",\"name\":\"seed\",\"publicKey\":\""
            + Fixtures.account("seed").publicKey().uncompressed().hex()
            + "\",\"version\":1,\"createdAt\":\"2026-11-22T10:11:12Z\",\"policy\":\"open\","
            + "\"birthCertificate\":\""
            + "AgIC".repeat(33)
            + "Ag==\",\"signedResult\":"
            + signedResult
            + "}}",
        text);
    assertEquals("seed", command.name().value());
    assertEquals("1234abcd-12ab-34cd-56ef-1234567890ab", command.keyId().orElseThrow());
    assertTrue(command.policy().isEmpty());
    assertTrue(command.nonce().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"keyId\":\"k\",\"name\":\"n\",CREDENTIAL,\"apiRequest\":\"generateAccount\"}",
        "{\"name\":\"n\",\"apiRequest\":\"generateAccount\",\"key_id\":\"k\",CREDENTIAL}",
        "{ \"more\" : [1,{\"x\":null}],\n\"keyId\":\"k\", \"key_id\":\"k\", CREDENTIAL,"
            + "\"apiRequest\":\"generateAccount\",\"name\":\"n\" }"
      })
  void maySendItsMembersInAnyOrderAndUnderEitherName(String form) {
    byte[] request = form.replace("CREDENTIAL", CREDENTIAL).getBytes(UTF_8);
    EnclaveRequest decoded =
        RequestCodec.decode(io.nitrowallet.domain.bytes.Bytes.copyOf(request)).request();
    var generate = assertInstanceOf(EnclaveRequest.Generate.class, decoded);
    assertEquals("k", generate.command().keyId().orElseThrow());
    assertEquals("SECRETEXAMPLE", generate.credential().secretAccessKey());
  }

  private GenerateAccountCommand command() {
    return assertInstanceOf(EnclaveRequest.Generate.class, requests.remove()).command();
  }

  /// As the seed's client does it: one write of header and payload, one reply.
  private byte[] exchange(byte[] header, byte[] payload) throws IOException {
    Transport transport = new UnixDirectory(directory.resolve("s"));
    VsockAddress address = new VsockAddress(16, 7878);
    try (EnclaveServer _ =
            EnclaveServer.start(transport, address, ServerLimits.DEFAULT, this::answer, _ -> {});
        Socket socket = transport.connect(address, Duration.ofSeconds(5))) {
      byte[] frame = new byte[header.length + payload.length];
      System.arraycopy(header, 0, frame, 0, header.length);
      System.arraycopy(payload, 0, frame, header.length, payload.length);
      socket.getOutputStream().write(frame);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] replyHeader = in.readNBytes(8);
      int length = (replyHeader[0] & 0xff) | (replyHeader[1] & 0xff) << 8;
      assertArrayEquals(new byte[6], java.util.Arrays.copyOfRange(replyHeader, 2, 8));
      return in.readNBytes(length);
    }
  }

  private EnclaveReply answer(EnclaveRequest request) {
    requests.add(request);
    return Fixtures.honest(request);
  }
}
