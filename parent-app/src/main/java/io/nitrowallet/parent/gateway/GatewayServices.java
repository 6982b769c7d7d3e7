package io.nitrowallet.parent.gateway;

import io.nitrowallet.parent.gateway.jsonrpc.MethodTable;
import io.nitrowallet.parent.gateway.tunnel.EnclaveDoors;
import io.nitrowallet.parent.gateway.wallet.Wallet;

/// What the gateway serves.
///
/// @param methods what JSON-RPC answers to
/// @param evidence what enclaves prove
/// @param doors to the enclaves themselves
/// @param oversight how all of it is doing
public record GatewayServices(
    Wallet wallet,
    MethodTable methods,
    AccountDesk desk,
    IntentOffice intents,
    Evidence evidence,
    EnclaveDoors doors,
    Oversight oversight) {}
