package io.nitrowallet.parent.gateway;

import io.nitrowallet.parent.fleet.EnclaveVoice;
import io.nitrowallet.parent.gateway.jsonrpc.MethodTable;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import java.util.List;

/// What the gateway serves.
///
/// @param methods what JSON-RPC answers to
/// @param enclaves what each says of itself
/// @param oversight how all of it is doing
public record GatewayServices(
    Wallet wallet,
    MethodTable methods,
    AccountDesk desk,
    IntentOffice intents,
    List<EnclaveVoice> enclaves,
    Oversight oversight) {}
