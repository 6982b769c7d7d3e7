package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.parent.gateway.jsonrpc.MethodTable;
import io.nitrowallet.parent.gateway.wallet.Wallet;

/// What the gateway serves.
///
/// @param methods what JSON-RPC answers to
/// @param attestation the enclave's own word about itself
/// @param oversight how all of it is doing
public record GatewayServices(
    Wallet wallet,
    MethodTable methods,
    AccountDesk desk,
    AttestUseCase attestation,
    Oversight oversight) {}
