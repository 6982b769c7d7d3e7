/// The envelopes around a private key: the AEAD envelope that keeps it in a row, under one data
/// key, and the HPKE envelope in which its owner brings it.
@NullMarked
package io.nitrowallet.domain.envelope;

import org.jspecify.annotations.NullMarked;
