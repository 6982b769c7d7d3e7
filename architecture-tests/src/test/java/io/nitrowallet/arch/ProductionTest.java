package io.nitrowallet.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the rules look at is what they believe to look at.
final class ProductionTest {
  @ParameterizedTest
  @EnumSource
  void holdsClassesOfEveryModule(MavenModule module) {
    long classes =
        Production.CLASSES.stream()
            .filter(module::holds)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .count();
    assertTrue(classes > 0, () -> "no class of " + module.basePackage() + " was imported");
  }

  @Test
  void holdsNothingThatNoModuleOwns() {
    List<String> strangers =
        Production.CLASSES.stream()
            .filter(
                type -> Arrays.stream(MavenModule.values()).noneMatch(module -> module.holds(type)))
            .map(JavaClass::getName)
            .toList();
    assertEquals(List.of(), strangers);
  }

  @Test
  void holdsNoTestAndNoPlantedViolation() {
    List<String> tests =
        Production.CLASSES.stream()
            .map(JavaClass::getName)
            .filter(name -> name.matches(".*(Test|IT)|.*[.]planted[.].*"))
            .toList();
    assertEquals(List.of(), tests);
  }

  @Test
  void aRuleThatConcernsNobodyFails() {
    Rule mistyped =
        new Rule(
            JavaClass.Predicates.resideInAPackage("io.nitrowalet.."),
            ArchConditions.bePublic(),
            "its package is mistyped");
    assertThrows(AssertionError.class, mistyped::holds);
  }

  @Test
  void aRuleThatMissesItsPlantedViolationFails() {
    Rule toothless =
        new Rule(
            HasName.Predicates.nameMatching(".*"),
            ArchConditions.haveNameMatching(".*"),
            "it forbids nothing");
    assertThrows(AssertionError.class, () -> toothless.catches(ProductionTest.class));
  }
}
