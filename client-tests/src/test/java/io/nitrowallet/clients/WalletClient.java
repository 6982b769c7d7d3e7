package io.nitrowallet.clients;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Wei;
import java.io.IOException;

/// A library or tool that people use, pointed at the gateway as at any node that holds keys.
interface WalletClient {
  /// Pays, and waits as the client does until it is mined.
  ///
  /// @return the transaction's hash
  String transfer(Address from, Address to, Wei value) throws IOException, InterruptedException;

  /// Deploys a contract, and waits until it is mined.
  ///
  /// @return the transaction's hash
  String deploy(Address from, Bytes initCode) throws IOException, InterruptedException;

  /// Signs under EIP-712, and verifies by the client's own means.
  ///
  /// @param typedData as `eth_signTypedData_v4` takes it
  Verified signTypedData(Address from, String typedData) throws IOException, InterruptedException;

  /// A signature that the client verified.
  ///
  /// @param signature 65 bytes
  /// @param signer whom the client takes for the signer
  record Verified(Bytes signature, Address signer) {}
}
