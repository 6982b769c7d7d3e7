/// What the gateway counts and measures, in the form that Prometheus reads.
@NullMarked
package io.nitrowallet.parent.gateway.metrics;

import org.jspecify.annotations.NullMarked;
