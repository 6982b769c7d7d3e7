package io.nitrowallet.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.nitrowallet.aws.planted.AwsThatPrints;
import io.nitrowallet.domain.port.in.planted.BothUseCase;
import io.nitrowallet.domain.port.in.planted.ConcreteUseCase;
import io.nitrowallet.domain.port.in.planted.HalfWrittenUseCase;
import io.nitrowallet.domain.port.in.planted.LoudRequest;
import io.nitrowallet.domain.port.out.planted.DriverPort;
import io.nitrowallet.domain.service.planted.OpenService;
import io.nitrowallet.enclave.planted.EnclaveThatForks;
import io.nitrowallet.formats.planted.FormatUtils;
import io.nitrowallet.formats.planted.unmarked.Unmarked;
import io.nitrowallet.parent.planted.AccountManager;
import io.nitrowallet.parent.planted.ParentServiceImpl;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What the house style promises and a compiled class can show.
final class HouseStyleTest {
  private static final DescribedPredicate<JavaClass> OURS =
      resideInAPackage(MavenModule.ROOT + "..").as("a class of ours");

  private static final Rule USE_CASES_ARE_ONE_METHOD =
      new Rule(
          resideInAPackage("io.nitrowallet.domain.port.in..").and(isNamed(".*UseCase")),
          areInterfacesOfOneMethod(),
          "service and remote client implement the same one thing");

  private static final Rule DRIVING_PORTS_SPEAK_IN_THREE_WORDS =
      new Rule(
          resideInAPackage("io.nitrowallet.domain.port.in..").and(isTopLevel()),
          ArchConditions.haveNameMatching(".*(UseCase|Command|Result|Refused|package-info)"),
          "a driving port is a use case, its command and its result");

  private static final Rule SERVICES_ARE_FINAL =
      new Rule(
          resideInAPackage("io.nitrowallet.domain.service..").and(isTopLevel()).and(isClass()),
          ArchConditions.haveModifier(JavaModifier.FINAL),
          "a service is composed, not extended");

  private static final Rule NAMES_SAY_WHAT_A_CLASS_IS =
      new Rule(
          OURS.and(isWrittenByUs()),
          ArchConditions.not(
              ArchConditions.haveNameMatching(
                  ".*(Impl|Manager|Helper|Util|Utils|Interface|Port)([$].*)?")),
          "those words say nothing");

  private static final Rule PACKAGES_ARE_NULL_MARKED =
      new Rule(OURS, resideInAMarkedPackage(), "null is never an accident");

  private static final Rule LIBRARIES_DO_NOT_PRINT =
      new Rule(
          resideInAnyPackage(
              MavenModule.DOMAIN.packages(),
              MavenModule.FORMATS.packages(),
              MavenModule.AWS.packages(),
              MavenModule.VSOCK.packages(),
              MavenModule.IMAGE.packages()),
          ArchConditions.not(
              ArchConditions.accessField(System.class, "out")
                  .or(ArchConditions.accessField(System.class, "err"))),
          "what is printed escapes the rules for logs");

  private static final Rule THE_ENCLAVE_STARTS_NO_PROCESS =
      new Rule(
          resideInAnyPackage(
              MavenModule.DOMAIN.packages(),
              MavenModule.FORMATS.packages(),
              MavenModule.AWS.packages(),
              MavenModule.VSOCK.packages(),
              MavenModule.ENCLAVE.packages()),
          ArchConditions.not(
              ArchConditions.dependOnClassesThat(
                  isNamed("java[.]lang[.](Process|ProcessBuilder)([$].*)?"))),
          "the seed's credentials were on a subprocess's command line");

  @Test
  void aUseCaseIsAnInterfaceOfOneMethod() {
    USE_CASES_ARE_ONE_METHOD.holds();
    USE_CASES_ARE_ONE_METHOD.catches(
        BothUseCase.class, ConcreteUseCase.class, HalfWrittenUseCase.class);
  }

  @Test
  void drivingPortsAreUseCasesCommandsAndResults() {
    DRIVING_PORTS_SPEAK_IN_THREE_WORDS.holds();
    DRIVING_PORTS_SPEAK_IN_THREE_WORDS.catches(LoudRequest.class);
  }

  @Test
  void servicesAreFinal() {
    SERVICES_ARE_FINAL.holds();
    SERVICES_ARE_FINAL.catches(OpenService.class);
  }

  @Test
  void noNameIsImplManagerHelperOrUtil() {
    NAMES_SAY_WHAT_A_CLASS_IS.holds();
    NAMES_SAY_WHAT_A_CLASS_IS.catches(
        AccountManager.class, DriverPort.class, FormatUtils.class, ParentServiceImpl.class);
  }

  @Test
  void everyPackageIsNullMarked() {
    PACKAGES_ARE_NULL_MARKED.holds();
    PACKAGES_ARE_NULL_MARKED.catches(Unmarked.class);
  }

  @Test
  void domainFormatsAndAdaptersDoNotPrint() {
    LIBRARIES_DO_NOT_PRINT.holds();
    LIBRARIES_DO_NOT_PRINT.catches(AwsThatPrints.class);
  }

  @Test
  void nothingInTheEnclaveStartsAProcess() {
    THE_ENCLAVE_STARTS_NO_PROCESS.holds();
    THE_ENCLAVE_STARTS_NO_PROCESS.catches(EnclaveThatForks.class);
  }

  private static DescribedPredicate<JavaClass> isNamed(String pattern) {
    return DescribedPredicate.describe(
        "named " + pattern, type -> type.getBaseComponentType().getName().matches(pattern));
  }

  /// Dagger names what it generates by itself.
  private static DescribedPredicate<JavaClass> isWrittenByUs() {
    return DescribedPredicate.not(isNamed(".*[.]Dagger[A-Z][A-Za-z]*Component[$].*"));
  }

  private static DescribedPredicate<JavaClass> isTopLevel() {
    return DescribedPredicate.describe("top-level", JavaClass::isTopLevelClass);
  }

  private static DescribedPredicate<JavaClass> isClass() {
    return DescribedPredicate.describe(
        "a class", type -> !type.isInterface() && !type.isEnum() && !type.isRecord());
  }

  private static ArchCondition<JavaClass> areInterfacesOfOneMethod() {
    return new ArchCondition<>("be an interface of one abstract method and nothing else") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean onlyOne =
            type.isInterface()
                && type.getMethods().size() == 1
                && type.getMethods().stream()
                    .allMatch(method -> method.getModifiers().contains(JavaModifier.ABSTRACT));
        if (!onlyOne) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " is more or less than an interface of one method"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> resideInAMarkedPackage() {
    return new ArchCondition<>("reside in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked =
            type.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        if (!marked) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " is in a package without @NullMarked"));
        }
      }
    };
  }
}
