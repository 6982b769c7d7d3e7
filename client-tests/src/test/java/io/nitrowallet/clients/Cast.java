package io.nitrowallet.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nitrowallet.dev.stack.Foundry;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.util.Arrays;

/// Foundry's cast as a person uses it.
record Cast(LiveGateway gateway) implements WalletClient {
  @Override
  public String transfer(Address from, Address to, Wei value)
      throws IOException, InterruptedException {
    return send(from, to.checksummed(), "--value", value.value() + "wei");
  }

  @Override
  public String deploy(Address from, Bytes initCode) throws IOException, InterruptedException {
    return send(from, "--create", initCode.hex0x());
  }

  private String send(Address from, String... what) throws IOException, InterruptedException {
    String[] send = {
      program(), "send", "--json", "--unlocked", "--rpc-url", url(), "--from", from.checksummed()
    };
    String[] all = Arrays.copyOf(send, send.length + what.length);
    System.arraycopy(what, 0, all, send.length, what.length);
    Bytes receipt = Bytes.copyOf(Program.run(all).getBytes(UTF_8));
    return StrictJson.parse(receipt).get("transactionHash").stringValue();
  }

  /// `cast wallet sign` wants a key of its own, so the gateway is called by name; `cast wallet
  /// verify` ends with another code than 0 where the signer is not the one it is given.
  @Override
  public Verified signTypedData(Address from, String typedData)
      throws IOException, InterruptedException {
    String signature =
        Program.run(
                program(),
                "rpc",
                "--rpc-url",
                url(),
                "eth_signTypedData_v4",
                from.checksummed(),
                typedData)
            .replace("\"", "");
    String _ =
        Program.run(
            program(),
            "wallet",
            "verify",
            "--data",
            "--address",
            from.checksummed(),
            typedData,
            signature);
    return new Verified(Bytes.ofHex(signature.substring(2)), from);
  }

  private String url() {
    return gateway.uri().toString();
  }

  private String program() {
    return Foundry.in(gateway.parts()).cast().toString();
  }
}
