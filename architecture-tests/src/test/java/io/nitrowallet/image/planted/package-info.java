/// Planted violations, which the rules of the architecture must catch. Nothing else uses them.
@NullMarked
package io.nitrowallet.image.planted;

import org.jspecify.annotations.NullMarked;
