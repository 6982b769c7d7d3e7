/// Secret bytes with one owner that zeroes them.
@NullMarked
package io.nitrowallet.domain.secret;

import org.jspecify.annotations.NullMarked;
