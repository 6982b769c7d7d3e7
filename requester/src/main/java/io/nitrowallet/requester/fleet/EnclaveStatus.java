package io.nitrowallet.requester.fleet;

/// Where an enclave of a fleet stands.
///
/// @param enclave its name, such as `CID 16`
/// @param ready whether it was attested and answers
/// @param outstanding requests that it is asked now
/// @param answered requests that it answered in this run, refusals among them
public record EnclaveStatus(String enclave, boolean ready, int outstanding, long answered) {}
