/// Planted violations, which the rules of the architecture must catch. Nothing else uses them.
@NullMarked
package io.nitrowallet.requester.planted;

import org.jspecify.annotations.NullMarked;
