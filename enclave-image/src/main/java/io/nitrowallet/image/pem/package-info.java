/// Private keys in files, as openssl writes them. Start with {@link io.nitrowallet.image.pem.Pem}.
@NullMarked
package io.nitrowallet.image.pem;

import org.jspecify.annotations.NullMarked;
