/// Planted violations, which the rules of the architecture must catch. Nothing else uses them.
@NullMarked
package io.nitrowallet.domain.port.out.planted;

import org.jspecify.annotations.NullMarked;
