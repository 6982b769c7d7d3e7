/// The pure core: accounts, envelopes, signing, policy and attestation as values and use cases.
///
/// Start with {@link io.nitrowallet.domain.service.GenerateAccountService} and {@link
/// io.nitrowallet.domain.service.SignService}. Nothing here performs I/O, reads a clock or draws
/// randomness; all of that arrives through {@link io.nitrowallet.domain.port.out}.
@NullMarked
package io.nitrowallet.domain;

import org.jspecify.annotations.NullMarked;
