/// One profile that is open, and whether its enclave is to be trusted now. Start with {@link
/// io.nitrowallet.console.session.EnclaveTrust}.
@NullMarked
package io.nitrowallet.console.session;

import org.jspecify.annotations.NullMarked;
