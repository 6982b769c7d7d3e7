/// TLS of the gateway: its certificate, and those that it asks its callers for.
@NullMarked
package io.nitrowallet.parent.gateway.tls;

import org.jspecify.annotations.NullMarked;
