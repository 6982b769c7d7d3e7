/// Intents that wait for operators, and what operators say of them.
@NullMarked
package io.nitrowallet.console.approvals;

import org.jspecify.annotations.NullMarked;
