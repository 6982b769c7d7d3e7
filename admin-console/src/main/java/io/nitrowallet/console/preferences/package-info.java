/// What a person likes, kept from one start of the console to the next.
@NullMarked
package io.nitrowallet.console.preferences;

import org.jspecify.annotations.NullMarked;
