@NullMarked
package io.nitrowallet.requester.contract;

import org.jspecify.annotations.NullMarked;
