/// Tests on a kernel of their own. What runs on the host is among this module's tests; what runs
/// within the machine is in {@link io.nitrowallet.vm.guest}.
@NullMarked
package io.nitrowallet.vm;

import org.jspecify.annotations.NullMarked;
