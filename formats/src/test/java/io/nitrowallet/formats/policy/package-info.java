/// Decisions of policies, from their text on.
@NullMarked
package io.nitrowallet.formats.policy;

import org.jspecify.annotations.NullMarked;
