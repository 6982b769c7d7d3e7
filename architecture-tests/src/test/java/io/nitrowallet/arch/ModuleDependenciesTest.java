package io.nitrowallet.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.nitrowallet.aws.planted.AwsThatSpeaksVsock;
import io.nitrowallet.console.planted.ConsoleThatServes;
import io.nitrowallet.domain.planted.DomainThatKnowsFormats;
import io.nitrowallet.enclave.planted.EnclaveThatKnowsTheParent;
import io.nitrowallet.enclave.planted.EnclaveThatSimulates;
import io.nitrowallet.formats.planted.FormatThatKnowsAws;
import io.nitrowallet.image.planted.ImageThatRunsTheEnclave;
import io.nitrowallet.parent.planted.ParentThatOpensKeys;
import io.nitrowallet.parent.planted.ParentThatSimulates;
import io.nitrowallet.requester.planted.RequesterThatServes;
import io.nitrowallet.vsock.planted.VsockThatSpeaksAws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of docs/architecture.md: who may use whom.
final class ModuleDependenciesTest {
  @ParameterizedTest
  @EnumSource
  void aModuleUsesOnlyWhatTheTableGrantsIt(MavenModule module) {
    usesOnlyWhatIsGranted(module).holds();
  }

  @Test
  void theDomainUsesNoOtherModule() {
    usesOnlyWhatIsGranted(MavenModule.DOMAIN).catches(DomainThatKnowsFormats.class);
  }

  @Test
  void formatsUseTheDomainOnly() {
    usesOnlyWhatIsGranted(MavenModule.FORMATS).catches(FormatThatKnowsAws.class);
  }

  @Test
  void adaptersDoNotUseEachOther() {
    usesOnlyWhatIsGranted(MavenModule.AWS).catches(AwsThatSpeaksVsock.class);
    usesOnlyWhatIsGranted(MavenModule.VSOCK).catches(VsockThatSpeaksAws.class);
  }

  @Test
  void theEnclaveKnowsNeitherParentNorSimulator() {
    usesOnlyWhatIsGranted(MavenModule.ENCLAVE)
        .catches(EnclaveThatKnowsTheParent.class, EnclaveThatSimulates.class);
  }

  @Test
  void whatBuildsImagesKnowsNoProgram() {
    usesOnlyWhatIsGranted(MavenModule.IMAGE).catches(ImageThatRunsTheEnclave.class);
  }

  @Test
  void theParentKnowsNeitherEnclaveNorSimulator() {
    usesOnlyWhatIsGranted(MavenModule.PARENT)
        .catches(ParentThatOpensKeys.class, ParentThatSimulates.class);
  }

  @Test
  void whatTheDeskSharesWithTheParentHoldsNoServer() {
    usesOnlyWhatIsGranted(MavenModule.REQUESTER).catches(RequesterThatServes.class);
  }

  @Test
  void theConsoleHoldsNoServer() {
    usesOnlyWhatIsGranted(MavenModule.CONSOLE).catches(ConsoleThatServes.class);
  }

  private static Rule usesOnlyWhatIsGranted(MavenModule module) {
    return new Rule(
        JavaClass.Predicates.resideInAPackage(module.packages()),
        ArchConditions.onlyDependOnClassesThat(granted(module)),
        "the enclave's image, the parent and the desk are trusted differently");
  }

  private static DescribedPredicate<JavaClass> granted(MavenModule module) {
    return DescribedPredicate.describe(
        "no module, or one granted to " + module.basePackage(),
        type ->
            Arrays.stream(MavenModule.values())
                .filter(owner -> owner.holds(type.getBaseComponentType()))
                .allMatch(module::mayUse));
  }
}
