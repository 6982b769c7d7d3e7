package io.nitrowallet.arch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;

/// A rule of the architecture: whom it concerns, what they must do, and why.
///
/// The same object is held to the production classes and to planted violations, and it fails where
/// nobody is concerned, for then its package or its predicate is mistyped.
record Rule(
    DescribedPredicate<? super JavaClass> subjects,
    ArchCondition<? super JavaClass> condition,
    String because) {

  /// Fails unless all production classes concerned obey, and there are some.
  void holds() {
    assertTrue(examined(Production.CLASSES) > 0, () -> "no class is " + subjects);
    arch().check(Production.CLASSES);
  }

  /// Fails unless the rule finds fault with every one of the planted classes, by name.
  void catches(Class<?>... planted) {
    for (Class<?> violation : planted) {
      JavaClasses alone = new ClassFileImporter().importClasses(violation);
      assertTrue(examined(alone) > 0, () -> violation + " is not " + subjects);
      assertTrue(
          arch().evaluate(alone).getFailureReport().toString().contains(violation.getName()),
          () -> "the rule does not catch " + violation);
    }
  }

  /// Fails if the rule finds fault with classes that obey it: a rule that forbids everything proves
  /// nothing.
  void accepts(Class<?>... innocent) {
    JavaClasses classes = new ClassFileImporter().importClasses(innocent);
    assertFalse(
        arch().evaluate(classes).hasViolation(),
        () -> "the rule blames one of " + Arrays.toString(innocent));
  }

  private long examined(JavaClasses classes) {
    return classes.stream().filter(subjects).count();
  }

  private ArchRule arch() {
    return ArchRuleDefinition.classes().that(subjects).should(condition).because(because);
  }
}
