/// Typed structured data: its types, its values, and how they are hashed (EIP-712).
///
/// Start with {@link io.nitrowallet.domain.typeddata.TypedData}. What is accepted is exactly what
/// the types say: a member too many or too few, a number out of its type's range or an array of
/// another length is refused, so that what a person reads is all that is signed.
@NullMarked
package io.nitrowallet.domain.typeddata;

import org.jspecify.annotations.NullMarked;
