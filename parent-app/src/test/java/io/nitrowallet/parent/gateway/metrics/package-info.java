@NullMarked
package io.nitrowallet.parent.gateway.metrics;

import org.jspecify.annotations.NullMarked;
