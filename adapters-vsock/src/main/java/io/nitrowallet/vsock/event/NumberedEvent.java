package io.nitrowallet.vsock.event;

import java.time.Instant;

/// An event on its way out.
///
/// @param number from 0 upwards, one more than that of the event sent before it: who misses a
///   number knows that a broken connection swallowed an event
/// @param time when it happened, by the enclave's clock
record NumberedEvent(long number, Instant time, EnclaveEvent event) {}
