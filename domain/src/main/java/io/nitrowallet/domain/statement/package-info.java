/// What an enclave says of its own results: statements signed by the identity that was attested.
///
/// Start with {@link io.nitrowallet.domain.statement.EnclaveStatement}. They exist because whoever
/// carries requests and replies is not trusted: a reply that anybody could have written proves
/// nothing.
@NullMarked
package io.nitrowallet.domain.statement;

import org.jspecify.annotations.NullMarked;
