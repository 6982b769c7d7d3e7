/// What an account may sign.
@NullMarked
package io.nitrowallet.domain.policy;

import org.jspecify.annotations.NullMarked;
