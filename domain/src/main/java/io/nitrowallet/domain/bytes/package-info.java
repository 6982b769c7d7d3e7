/// Immutable bytes and the hash functions over them. Depends on nothing else.
@NullMarked
package io.nitrowallet.domain.bytes;

import org.jspecify.annotations.NullMarked;
