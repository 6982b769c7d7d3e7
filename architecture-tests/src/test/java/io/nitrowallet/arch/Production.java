package io.nitrowallet.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;

/// The compiled classes that ship (and local-dev's), without any test's.
final class Production {
  /// Imported once: it takes seconds.
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importLocations(
              Arrays.stream(MavenModule.values())
                  .map(MavenModule::location)
                  .map(Location::of)
                  .toList());

  private Production() {}
}
