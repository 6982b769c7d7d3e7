/// What an account is: its name, public key, address, and the row that keeps it.
@NullMarked
package io.nitrowallet.domain.account;

import org.jspecify.annotations.NullMarked;
