/// What a policy says of a thing that is to be signed.
///
/// A package of its own, since both who decides and who states it to others speak of it.
@NullMarked
package io.nitrowallet.domain.decision;

import org.jspecify.annotations.NullMarked;
