/// Tests.
@NullMarked
package io.nitrowallet.requester.files;

import org.jspecify.annotations.NullMarked;
