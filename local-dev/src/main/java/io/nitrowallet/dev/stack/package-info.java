/// The local stack: which processes it has, how they start, and how they find each other. Start
/// with {@link io.nitrowallet.dev.stack.LocalStack}.
@NullMarked
package io.nitrowallet.dev.stack;

import org.jspecify.annotations.NullMarked;
