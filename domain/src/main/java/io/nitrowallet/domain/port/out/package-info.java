/// Driven ports: what the core needs from the world around it.
@NullMarked
package io.nitrowallet.domain.port.out;

import org.jspecify.annotations.NullMarked;
