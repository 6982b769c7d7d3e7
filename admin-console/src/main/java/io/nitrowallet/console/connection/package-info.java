/// Where to connect to: the profiles that lie below the user's home directory.
@NullMarked
package io.nitrowallet.console.connection;

import org.jspecify.annotations.NullMarked;
