/// The use cases, composed from the ports.
@NullMarked
package io.nitrowallet.domain.service;

import org.jspecify.annotations.NullMarked;
