/// Rules of the architecture, checked on the compiled modules. Each rule has a planted violation
/// that it must catch, because a rule over a mistyped package name passes in silence.
@NullMarked
package io.nitrowallet.arch;

import org.jspecify.annotations.NullMarked;
