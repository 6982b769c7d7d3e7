/// Several enclaves as one: each attested for itself, asked where least is going on, left out while
/// it does not answer. Start with {@link io.nitrowallet.requester.fleet.EnclaveFleet}.
@NullMarked
package io.nitrowallet.requester.fleet;

import org.jspecify.annotations.NullMarked;
