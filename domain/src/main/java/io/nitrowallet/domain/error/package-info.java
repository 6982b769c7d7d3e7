/// Stable error codes and the one exception that carries them.
@NullMarked
package io.nitrowallet.domain.error;

import org.jspecify.annotations.NullMarked;
