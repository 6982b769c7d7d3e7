package io.nitrowallet.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.regex.Pattern;

/// A library, by the names of its classes, and the packages that may know it.
enum Library {
  AWS_SDK(
      "software[.]amazon[.]awssdk[.].*",
      "io.nitrowallet.aws..",
      "io.nitrowallet.enclave..",
      "io.nitrowallet.requester..",
      "io.nitrowallet.dev.."),
  DYNAMODB_LOCAL("(software[.]amazon[.]dynamodb|com[.]amazonaws)[.].*", "io.nitrowallet.dev.."),
  /// What decides how strictly JSON and YAML are read: parsers, mappers, features, annotations.
  JACKSON_PARSERS(
      "(tools[.]jackson[.](?!databind[.](JsonNode$|node[.]))|com[.]fasterxml[.]jackson[.]).*",
      "io.nitrowallet.formats.json",
      "io.nitrowallet.requester.config"),
  /// The tree of what was read, which every writer of a JSON form may hold.
  JACKSON_TREE(
      "tools[.]jackson[.]databind[.](JsonNode|node[.].*)",
      "io.nitrowallet.formats.json",
      "io.nitrowallet.formats.configuration",
      "io.nitrowallet.vsock.event",
      "io.nitrowallet.vsock.request",
      "io.nitrowallet.image.release",
      "io.nitrowallet.requester..",
      "io.nitrowallet.parent..",
      "io.nitrowallet.console..",
      "io.nitrowallet.dev.."),
  CBOR("com[.]upokecenter[.].*", "io.nitrowallet.formats.cbor"),
  JUNIXSOCKET("(org[.]newsclub[.]net|com[.]kohlschutter)[.].*", "io.nitrowallet.vsock.transport"),
  PICOCLI("picocli[.].*", "io.nitrowallet.parent.cli..", "io.nitrowallet.dev.."),
  BOUNCY_CASTLE_CERTIFICATES_AND_CMS(
      "org[.]bouncycastle[.](cms|cert|operator|openssl|pkcs|asn1[.](cms|pkcs|x509))[.].*",
      "io.nitrowallet.aws.kms",
      "io.nitrowallet.requester.operator",
      "io.nitrowallet.dev.."),
  BOUNCY_CASTLE_PROVIDER("org[.]bouncycastle[.](jce|jcajce)[.].*", "io.nitrowallet.dev.."),
  DAGGER(
      "(dagger|jakarta[.]inject|javax[.]inject)[.].*",
      "io.nitrowallet.enclave..",
      "io.nitrowallet.requester..",
      "io.nitrowallet.console..",
      "io.nitrowallet.dev.."),
  /// What is logged as text; nothing inside of the enclave is.
  SLF4J(
      "(org[.]slf4j|ch[.]qos[.]logback)[.].*",
      "io.nitrowallet.requester..",
      "io.nitrowallet.parent..",
      "io.nitrowallet.dev.."),
  JAVA_LOGGING(
      "java[.]util[.]logging[.].*|java[.]lang[.]System[$]Logger.*",
      "io.nitrowallet.parent..",
      "io.nitrowallet.dev.."),
  /// Serves HTTP; what JSON-RPC and the node are does not depend on it.
  HELIDON(
      "io[.]helidon[.].*",
      "io.nitrowallet.parent.gateway",
      "io.nitrowallet.parent.gateway.tls",
      "io.nitrowallet.parent.gateway.tunnel"),
  /// Reads leniently; one place reads strictly before it.
  WEB3J(
      "org[.]web3j[.].*",
      "io.nitrowallet.requester.node",
      "io.nitrowallet.requester.contract",
      "io.nitrowallet.parent.gateway.blobs"),
  PROMETHEUS("io[.]prometheus[.].*", "io.nitrowallet.parent.gateway.metrics"),
  JAVAFX("(javafx|atlantafx)[.].*", "io.nitrowallet.console..");

  private final Pattern classes;

  @SuppressWarnings("ImmutableEnumChecker") // written once, handed to ArchUnit only
  private final String[] users;

  Library(String classes, String... users) {
    this.classes = Pattern.compile(classes);
    this.users = users;
  }

  /// Nobody but its users knows it.
  Rule contained() {
    return new Rule(
        JavaClass.Predicates.resideOutsideOfPackages(users),
        ArchConditions.not(ArchConditions.dependOnClassesThat(belongsToIt())),
        "so that " + this + " can be replaced, and that one place decides how it is used");
  }

  /// Somebody does know it; else the rule above may watch for a name that the library never had.
  Rule used() {
    return new Rule(
        DescribedPredicate.describe("a user of " + this, this::isUsedBy),
        ArchConditions.resideInAnyPackage(users),
        "no other class knows " + this);
  }

  private boolean isUsedBy(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(use -> belongsToIt().test(use.getTargetClass()));
  }

  private DescribedPredicate<JavaClass> belongsToIt() {
    return DescribedPredicate.describe(
        "belong to " + this,
        type -> classes.matcher(type.getBaseComponentType().getName()).matches());
  }
}
