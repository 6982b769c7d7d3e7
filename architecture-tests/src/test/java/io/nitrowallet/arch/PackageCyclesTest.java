package io.nitrowallet.arch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.nitrowallet.domain.planted.left.Left;
import io.nitrowallet.domain.planted.right.Right;
import org.junit.jupiter.api.Test;

/// Packages can be read one after the other, each module's from the bottom up.
final class PackageCyclesTest {
  /// A slice is a package, whatever its module.
  private static final ArchRule FREE_OF_CYCLES =
      SlicesRuleDefinition.slices()
          .matching(MavenModule.ROOT + ".(**)")
          .should()
          .beFreeOfCycles()
          .because("packages in a cycle are one package with two names");

  @Test
  void packagesFormNoCycle() {
    assertTrue(Production.CLASSES.size() > 0);
    FREE_OF_CYCLES.check(Production.CLASSES);
  }

  @Test
  void aPlantedCycleIsCaught() {
    JavaClasses cycle = new ClassFileImporter().importClasses(Left.class, Right.class);
    String report = FREE_OF_CYCLES.evaluate(cycle).getFailureReport().toString();
    assertTrue(report.contains(Left.class.getName()), report);
  }
}
