/// The program inside the enclave: its measured configuration, its object graph and its dispatcher.
///
/// Start with {@link io.nitrowallet.enclave.EnclaveMain}, which knows only Nitro hardware, and
/// {@link io.nitrowallet.enclave.Enclave}, which serves on any platform it is given.
@NullMarked
package io.nitrowallet.enclave;

import org.jspecify.annotations.NullMarked;
