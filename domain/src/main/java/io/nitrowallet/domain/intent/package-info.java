/// What operators approve of, and how that is judged inside the enclave (protocol.md §4).
///
/// Start with {@link io.nitrowallet.domain.intent.Intent} and {@link
/// io.nitrowallet.domain.intent.Approvals}.
@NullMarked
package io.nitrowallet.domain.intent;

import org.jspecify.annotations.NullMarked;
