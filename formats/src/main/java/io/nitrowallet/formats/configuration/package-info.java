/// The measured configuration of an enclave (protocol.md §9) and its JSON form. The enclave reads
/// it at its start; whoever deploys an image writes and checks it with the same code.
///
/// Start with {@link io.nitrowallet.formats.configuration.MeasuredConfiguration}.
@NullMarked
package io.nitrowallet.formats.configuration;

import org.jspecify.annotations.NullMarked;
