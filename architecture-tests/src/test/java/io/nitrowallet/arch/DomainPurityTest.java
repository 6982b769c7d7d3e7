package io.nitrowallet.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.nitrowallet.domain.planted.DomainThatAsksTheClock;
import io.nitrowallet.domain.planted.DomainThatHandsOutTheClock;
import io.nitrowallet.domain.planted.DomainThatInventsIds;
import io.nitrowallet.domain.planted.DomainThatLogs;
import io.nitrowallet.domain.planted.DomainThatMakesKeysByItself;
import io.nitrowallet.domain.planted.DomainThatOpensSockets;
import io.nitrowallet.domain.planted.DomainThatParsesJson;
import io.nitrowallet.domain.planted.DomainThatReadsFiles;
import io.nitrowallet.domain.planted.DomainThatReadsTheEnvironment;
import io.nitrowallet.domain.planted.DomainThatRegistersProviders;
import io.nitrowallet.domain.planted.DomainThatRollsDice;
import io.nitrowallet.domain.planted.DomainThatStartsThreads;
import io.nitrowallet.domain.planted.DomainThatThrowsDice;
import io.nitrowallet.domain.planted.DomainThatWaits;
import io.nitrowallet.domain.planted.PureDomain;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The domain computes. What it needs of the world it is given through a port, so that a test can
/// give it something else and the enclave's entropy is never bypassed.
final class DomainPurityTest {
  private static final String BECAUSE = "the domain gets the world through its ports";

  private static final Rule KNOWS_ONLY_WHAT_COMPUTES =
      new Rule(
          resideInAPackage(MavenModule.DOMAIN.packages()),
          ArchConditions.onlyDependOnClassesThat(isOfPackages(computing())),
          BECAUSE);

  private static final Rule KNOWS_NO_SOURCE_OF_SURPRISE =
      new Rule(
          resideInAPackage(MavenModule.DOMAIN.packages()),
          ArchConditions.not(ArchConditions.dependOnClassesThat(isOneOf(surprising()))),
          BECAUSE);

  private static final Rule ASKS_NO_AMBIENT_QUESTION =
      new Rule(resideInAPackage(MavenModule.DOMAIN.packages()), Ambient.isNotAsked(), BECAUSE);

  @Test
  void theDomainKnowsOnlyWhatComputes() {
    KNOWS_ONLY_WHAT_COMPUTES.holds();
    KNOWS_ONLY_WHAT_COMPUTES.catches(
        DomainThatLogs.class,
        DomainThatOpensSockets.class,
        DomainThatParsesJson.class,
        DomainThatReadsFiles.class,
        DomainThatRegistersProviders.class);
    KNOWS_ONLY_WHAT_COMPUTES.accepts(PureDomain.class);
  }

  @Test
  void theDomainHoldsNoClockNoDiceAndNoThread() {
    KNOWS_NO_SOURCE_OF_SURPRISE.holds();
    KNOWS_NO_SOURCE_OF_SURPRISE.catches(
        DomainThatMakesKeysByItself.class,
        DomainThatRollsDice.class,
        DomainThatStartsThreads.class);
    KNOWS_NO_SOURCE_OF_SURPRISE.accepts(PureDomain.class);
  }

  @Test
  void theDomainAsksNeitherClockNorDiceNorEnvironment() {
    ASKS_NO_AMBIENT_QUESTION.holds();
    ASKS_NO_AMBIENT_QUESTION.catches(
        DomainThatAsksTheClock.class,
        DomainThatHandsOutTheClock.class,
        DomainThatInventsIds.class,
        DomainThatReadsTheEnvironment.class,
        DomainThatThrowsDice.class,
        DomainThatWaits.class);
    ASKS_NO_AMBIENT_QUESTION.accepts(PureDomain.class);
  }

  /// Of BouncyCastle the lightweight API alone: no provider, no certificates, no CMS.
  private static Pattern computing() {
    return Pattern.compile(
        "java[.]lang([.](annotation|constant|invoke|runtime))?|java[.]math|java[.]nio|"
            + "java[.]nio[.]charset|java[.]security|java[.]security[.](interfaces|spec)|java[.]text|"
            + "java[.]time([.](format|temporal|zone))?|java[.]util([.](function|regex|stream))?|"
            + "java[.]util[.]concurrent([.]atomic|[.]locks)?|"
            + "javax[.]crypto([.]spec|[.]interfaces)?|javax[.]security[.]auth|"
            + "org[.]jspecify[.]annotations|"
            + "org[.]bouncycastle[.](asn1[.]x9|(crypto|math|util)([.].*)?)|"
            + "io[.]nitrowallet[.]domain([.].*)?");
  }

  private static Set<String> surprising() {
    return Set.of(
        "java.lang.Process",
        "java.lang.ProcessBuilder",
        "java.lang.Runtime",
        "java.lang.Thread",
        "java.security.KeyPairGenerator",
        "java.security.Provider",
        "java.security.SecureRandom",
        "java.security.Security",
        "java.time.Clock",
        "java.time.InstantSource",
        "java.util.Random",
        "java.util.ResourceBundle",
        "java.util.SplittableRandom",
        "java.util.Timer",
        "java.util.concurrent.ThreadLocalRandom",
        "javax.crypto.KeyGenerator");
  }

  private static DescribedPredicate<JavaClass> isOfPackages(Pattern packages) {
    return DescribedPredicate.describe(
        "compute and do nothing else",
        type ->
            type.getBaseComponentType().isPrimitive()
                || isHarmlessStream(type)
                || packages.matcher(type.getBaseComponentType().getPackageName()).matches());
  }

  /// Byte arrays that grow are no I/O, though they live beside it.
  private static boolean isHarmlessStream(JavaClass type) {
    return Set.of("java.io.ByteArrayOutputStream", "java.io.Serializable").contains(type.getName());
  }

  private static DescribedPredicate<JavaClass> isOneOf(Set<String> names) {
    return DescribedPredicate.describe(
        "surprise", type -> names.contains(type.getBaseComponentType().getName()));
  }
}
