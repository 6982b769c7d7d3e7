/// The parent instance's credentials on their way into a request: never kept, printed or passed to
/// another process.
@NullMarked
package io.nitrowallet.requester.credentials;

import org.jspecify.annotations.NullMarked;
