/// The AEAD envelope that seals one private key under one data key.
@NullMarked
package io.nitrowallet.domain.envelope;

import org.jspecify.annotations.NullMarked;
