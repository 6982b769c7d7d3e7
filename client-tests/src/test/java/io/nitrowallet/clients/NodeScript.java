package io.nitrowallet.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/// A client that runs in Node.js: a script that is given the folder of libraries, the gateway, the
/// account, what to do and its arguments, and prints one JSON object.
record NodeScript(String file, LiveGateway gateway) implements WalletClient {
  @Override
  public String transfer(Address from, Address to, Wei value)
      throws IOException, InterruptedException {
    return run(from, "transfer", to.checksummed(), value.value().toString())
        .get("hash")
        .stringValue();
  }

  @Override
  public String deploy(Address from, Bytes initCode) throws IOException, InterruptedException {
    return run(from, "deploy", initCode.hex0x()).get("hash").stringValue();
  }

  @Override
  public Verified signTypedData(Address from, String typedData)
      throws IOException, InterruptedException {
    ObjectNode answer = run(from, "signTypedData", typedData);
    return new Verified(
        Bytes.ofHex(answer.get("signature").stringValue().substring(2)),
        Address.parse(answer.get("signer").stringValue()));
  }

  private ObjectNode run(Address from, String task, String... arguments)
      throws IOException, InterruptedException {
    String[] command = {
      "node",
      "src/test/js/" + file,
      gateway.parts().toString(),
      gateway.uri().toString(),
      from.checksummed(),
      task
    };
    String[] all = Arrays.copyOf(command, command.length + arguments.length);
    System.arraycopy(arguments, 0, all, command.length, arguments.length);
    return StrictJson.parse(Bytes.copyOf(Program.run(all).getBytes(UTF_8)));
  }
}
