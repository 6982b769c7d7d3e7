/// The operator's desk, a JavaFX application to be cut by feature: each package will hold one view,
/// its controller, its task and its Dagger module. So far there is a window that says what works;
/// start with {@link io.nitrowallet.console.ConsoleMain}.
@NullMarked
package io.nitrowallet.console;

import org.jspecify.annotations.NullMarked;
