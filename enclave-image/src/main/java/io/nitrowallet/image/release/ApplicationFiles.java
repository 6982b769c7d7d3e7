package io.nitrowallet.image.release;

import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.image.rootfs.ApplicationJars;
import io.nitrowallet.image.rootfs.CLibrary;

/// What runs in an enclave beside the Java runtime, which is linked out of the running JDK.
public record ApplicationFiles(Architecture architecture, ApplicationJars jars, CLibrary library) {}
