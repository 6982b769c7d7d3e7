/// Coverage-guided fuzzing, by Jazzer, of what reads bytes that an adversary may have made. A
/// target of a package-private reader stands in that reader's package.
///
/// Ordinary test runs try the seeds in the `…Inputs` folders; `mvnw verify` fuzzes each target for
/// some seconds, a full check for minutes. What Jazzer finds it writes into those folders: kept
/// there, it is tried ever after. The seeds are documents of a root, and replies to a key, that
/// guard nothing.
@NullMarked
package io.nitrowallet.fuzz;

import org.jspecify.annotations.NullMarked;
