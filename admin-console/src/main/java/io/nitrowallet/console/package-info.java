/// The operator's desk, a JavaFX application cut by feature: a package each for the choice of a
/// profile, the accounts and the enclave; `shell` is the frame around them, `session` what they
/// share. Start with {@link io.nitrowallet.console.ConsoleMain}.
@NullMarked
package io.nitrowallet.console;

import org.jspecify.annotations.NullMarked;
