package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.UserOperationJson;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The wallet and viem hash the same user operations to the same hashes.
class UserOperationsIT {
  private static final int COUNT = 3_000;

  private record Operation(ObjectNode json) implements Peers.Question {}

  @Test
  void hashToTheSameHashes() throws IOException {
    Draw draw = new Draw(6);
    List<Operation> operations = Stream.generate(() -> draw(draw)).limit(COUNT).toList();
    Peers.ask(
        "userOperation",
        operations,
        (each, answer) ->
            assertEquals(
                UserOperationJson.decode(each.json()).hash().hex0x(),
                Peers.result(answer, "viem"),
                () -> each + " " + answer));
    System.out.println("user operations beside viem: " + COUNT + " hashed alike");
  }

  private static Operation draw(Draw draw) {
    BigInteger one = draw.number(120);
    BigInteger other = draw.number(120);
    return new Operation(
        StrictJson.object()
            .put("version", draw.from(List.of("0.6", "0.7", "0.8")))
            .put("chainId", draw.positive(31))
            .put("entryPoint", draw.address())
            .put("sender", draw.address())
            .put("nonce", draw.quantity(256))
            .put("initCode", draw.oneIn(2) ? "0x" : "0x01" + draw.bytes(19 + draw.below(60)).hex())
            .put("callData", draw.hex(draw.below(100)))
            .put("callGasLimit", draw.quantity(128))
            .put("verificationGasLimit", draw.quantity(128))
            .put("preVerificationGas", draw.quantity(256))
            .put("maxPriorityFeePerGas", "0x" + one.min(other).toString(16))
            .put("maxFeePerGas", "0x" + one.max(other).toString(16))
            .put("paymasterAndData", draw.oneIn(2) ? "0x" : draw.hex(52 + draw.below(60))));
  }
}
