/// What the console says, in the languages it speaks.
@NullMarked
package io.nitrowallet.console.text;

import org.jspecify.annotations.NullMarked;
