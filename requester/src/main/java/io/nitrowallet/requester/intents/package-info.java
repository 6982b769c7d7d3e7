/// Intents that wait for operators: made, reviewed, approved, rejected, withdrawn and signed. Start
/// with {@link io.nitrowallet.requester.intents.IntentDesk}.
///
/// Nothing here is trusted by an enclave, which counts approvals by itself; what is checked here
/// saves people from approving of what they did not mean, and from being told what is not so.
@NullMarked
package io.nitrowallet.requester.intents;

import org.jspecify.annotations.NullMarked;
