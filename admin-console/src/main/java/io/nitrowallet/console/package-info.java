/// The operator's desk, a JavaFX application cut by feature: each package holds one view, its
/// controller, its task and its Dagger module. It verifies the enclave's attestation itself and
/// shows an address only once the enclave has proved it.
@NullMarked
package io.nitrowallet.console;

import org.jspecify.annotations.NullMarked;
