package io.nitrowallet.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each program carries is agreed upon, jar by jar: a library that slips in through another
/// one is part of the enclave's measurement, and of what an attacker can reach.
final class ArtefactsTest {
  /// What the enclave never holds, whatever its list says.
  private static final Pattern BANNED_FROM_THE_ENCLAVE =
      Pattern.compile(
          "netty.*|apache5?-client|http(client|core).*|dynamodb.*|DynamoDB.*|web3j.*|crypto|helidon.*"
              + "|picocli.*|logback.*|javafx.*|atlantafx.*|junit.*|archunit.*|mockito.*|jqwik.*"
              + "|jackson-dataformat-yaml|snakeyaml.*"
              + "|nitro-wallet-(parent-app|admin-console|local-dev|benchmarks|architecture-tests)");

  @ParameterizedTest
  @EnumSource
  void aProgramHoldsTheApprovedJars(Artefact artefact) {
    assertEquals(lines(artefact.approved()), lines(artefact.actual()), artefact::howToApprove);
  }

  @ParameterizedTest
  @EnumSource
  void aProgramIsMadeOfTheDomain(Artefact artefact) {
    assertTrue(artefact.actual().contains("nitro-wallet-domain"), artefact.actual()::toString);
  }

  @Test
  void theEnclaveHoldsNothingBanned() {
    assertEquals(List.of(), bannedFromTheEnclave(Artefact.ENCLAVE_APP.actual()));
  }

  @Test
  void onlyTheLocalStackHoldsTheSimulator() {
    for (Artefact artefact : Set.of(Artefact.ENCLAVE_APP, Artefact.PARENT_APP)) {
      assertFalse(artefact.actual().contains("DynamoDBLocal"), artefact::name);
      assertFalse(artefact.actual().contains("nitro-wallet-local-dev"), artefact::name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/repository/io/netty/netty-common/4.2.0/netty-common-4.2.0.jar",
        "/repository/software/amazon/awssdk/apache-client/2.57.8/apache-client-2.57.8.jar",
        "/repository/software/amazon/awssdk/dynamodb/2.57.8/dynamodb-2.57.8.jar",
        "/repository/org/web3j/crypto/6.0.0/crypto-6.0.0.jar",
        "/repository/io/helidon/webserver/helidon-webserver/4.5.0/helidon-webserver-4.5.0.jar",
        "/repository/info/picocli/picocli/4.7.7/picocli-4.7.7.jar",
        "/repository/ch/qos/logback/logback-core/1.6.6/logback-core-1.6.6.jar",
        "/repository/org/openjfx/javafx-base/26.0.2/javafx-base-26.0.2-linux.jar",
        "/repository/org/junit/jupiter/junit-jupiter-api/6.1.3/junit-jupiter-api-6.1.3.jar",
        "/checkout/local-dev/target/classes",
        "/checkout/parent-app/target/nitro-wallet-parent-app-0.1.0-SNAPSHOT.jar"
      })
  void aBannedJarIsFoundInAClassPath(String planted) {
    String innocent = "/repository/org/bouncycastle/bcprov-jdk18on/1.87/bcprov-jdk18on-1.87.jar";
    NavigableSet<String> names = Artefact.namesOf(innocent + File.pathSeparator + planted);
    assertEquals(2, names.size(), names::toString);
    assertEquals(1, bannedFromTheEnclave(names).size(), names::toString);
  }

  @Test
  void namesHoldNeitherVersionNorPlatform() {
    String linux = "/repository/org/openjfx/javafx-base/26.0.2/javafx-base-26.0.2-linux.jar";
    String any = "/repository/org/openjfx/javafx-base/26.0.2/javafx-base-26.0.2.jar";
    String module = "/checkout/domain/target/nitro-wallet-domain-0.1.0-SNAPSHOT.jar";
    String unpacked = "/checkout/domain/target/classes";
    assertEquals(
        Set.of("javafx-base", "nitro-wallet-domain"),
        Artefact.namesOf(String.join(File.pathSeparator, linux, any, module, unpacked)));
  }

  private static List<String> bannedFromTheEnclave(NavigableSet<String> names) {
    return names.stream().filter(BANNED_FROM_THE_ENCLAVE.asMatchPredicate()).toList();
  }

  private static String lines(NavigableSet<String> names) {
    return String.join("\n", names);
  }
}
