/// A Nitro Secure Module in software, for development: its documents have the real shape and a root
/// of their own, which no production configuration trusts.
///
/// Start with {@link io.nitrowallet.dev.nsm.SoftNsm} and the {@link
/// io.nitrowallet.dev.nsm.SoftNsmAuthority} that certifies it.
@NullMarked
package io.nitrowallet.dev.nsm;

import org.jspecify.annotations.NullMarked;
