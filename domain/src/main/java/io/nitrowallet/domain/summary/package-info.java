/// What a person is told of a thing before it is signed.
///
/// Start with {@link io.nitrowallet.domain.summary.Summary}. Whoever asks for a signature writes
/// much of what a summary shows: texts of others stand in quotes and escaped, so that none can pass
/// for a line or a sentence of ours.
@NullMarked
package io.nitrowallet.domain.summary;

import org.jspecify.annotations.NullMarked;
