/// Policies at their author's desk: written, judged and tried out, without an enclave.
///
/// Start with {@link io.nitrowallet.requester.policy.PolicyLint}. Whether something may be signed
/// is for the domain to say, the same code that the enclave runs.
@NullMarked
package io.nitrowallet.requester.policy;

import org.jspecify.annotations.NullMarked;
