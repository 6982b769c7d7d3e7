@NullMarked
package io.nitrowallet.requester.node;

import org.jspecify.annotations.NullMarked;
