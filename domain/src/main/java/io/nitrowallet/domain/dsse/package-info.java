/// Signed envelopes: what a person, a release or an enclave signs off (DSSE 1.0, protocol.md §4).
///
/// Start with {@link io.nitrowallet.domain.dsse.DsseEnvelope}. The very bytes that were signed are
/// those that are parsed, so that no canonical form is needed and none can be got wrong.
@NullMarked
package io.nitrowallet.domain.dsse;

import org.jspecify.annotations.NullMarked;
