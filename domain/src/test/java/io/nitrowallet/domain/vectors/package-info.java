/// Reads the published test vectors.
@NullMarked
package io.nitrowallet.domain.vectors;

import org.jspecify.annotations.NullMarked;
