/// Certificates and keys of TLS in PEM files, as the settings name them. Start with {@link
/// io.nitrowallet.requester.tls.PemFiles}.
@NullMarked
package io.nitrowallet.requester.tls;

import org.jspecify.annotations.NullMarked;
