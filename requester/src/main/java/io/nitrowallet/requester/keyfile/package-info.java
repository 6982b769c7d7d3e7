/// Private keys as their owners keep them, read without ever becoming text. Start with {@link
/// io.nitrowallet.requester.keyfile.PrivateKeyFile}.
@NullMarked
package io.nitrowallet.requester.keyfile;

import org.jspecify.annotations.NullMarked;
