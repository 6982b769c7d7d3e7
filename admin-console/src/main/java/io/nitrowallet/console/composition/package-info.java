/// How a profile's pages are put together. Start with {@link
/// io.nitrowallet.console.composition.SessionComponent}.
@NullMarked
package io.nitrowallet.console.composition;

import org.jspecify.annotations.NullMarked;
