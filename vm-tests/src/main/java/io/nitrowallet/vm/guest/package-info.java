/// The programs of the virtual machine: {@link io.nitrowallet.vm.guest.GuestMain} stands for the
/// parent instance and AWS, {@link io.nitrowallet.vm.guest.SoftNsmEnclaveMain} for the enclave.
@NullMarked
package io.nitrowallet.vm.guest;

import org.jspecify.annotations.NullMarked;
