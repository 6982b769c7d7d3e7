/// Private keys as their owners keep them, read without ever becoming text. Start with {@link
/// io.nitrowallet.parent.keyfile.PrivateKeyFile}.
@NullMarked
package io.nitrowallet.parent.keyfile;

import org.jspecify.annotations.NullMarked;
