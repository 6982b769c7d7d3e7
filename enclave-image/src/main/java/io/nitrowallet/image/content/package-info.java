/// Contents of files that are too large to be held in memory for the asking. Start with {@link
/// io.nitrowallet.image.content.Content}.
@NullMarked
package io.nitrowallet.image.content;

import org.jspecify.annotations.NullMarked;
