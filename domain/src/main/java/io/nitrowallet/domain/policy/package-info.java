/// What an account may sign.
///
/// Start with {@link io.nitrowallet.domain.policy.AccountPolicy}, which decides, and {@link
/// io.nitrowallet.domain.policy.Constraint}, of which rules are made. What cannot be judged is not
/// allowed.
@NullMarked
package io.nitrowallet.domain.policy;

import org.jspecify.annotations.NullMarked;
