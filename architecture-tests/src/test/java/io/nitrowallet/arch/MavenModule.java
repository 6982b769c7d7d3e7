package io.nitrowallet.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import java.net.URI;
import java.net.URL;
import java.util.Set;

/// The modules that the rules examine, and which of the others each may use (docs/architecture.md).
enum MavenModule {
  DOMAIN("domain"),
  FORMATS("formats", DOMAIN),
  AWS("aws", DOMAIN, FORMATS),
  VSOCK("vsock", DOMAIN, FORMATS),
  ENCLAVE("enclave", DOMAIN, FORMATS, AWS, VSOCK),
  IMAGE("image", DOMAIN, FORMATS),
  REQUESTER("requester", DOMAIN, FORMATS, AWS, VSOCK, IMAGE),
  PARENT("parent", DOMAIN, FORMATS, AWS, VSOCK, IMAGE, REQUESTER),
  CONSOLE("console", DOMAIN, FORMATS, AWS, VSOCK, IMAGE, REQUESTER),
  DEV("dev", DOMAIN, FORMATS, AWS, VSOCK, ENCLAVE, IMAGE, REQUESTER, PARENT, CONSOLE);

  static final String ROOT = "io.nitrowallet";

  private final String basePackage;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<MavenModule> uses;

  MavenModule(String name, MavenModule... uses) {
    this.basePackage = ROOT + "." + name;
    this.uses = Set.of(uses);
  }

  /// Its base package; no package is split over modules.
  String basePackage() {
    return basePackage;
  }

  /// The base package and all below it, in ArchUnit's notation.
  String packages() {
    return basePackage + "..";
  }

  boolean holds(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(basePackage) || name.startsWith(basePackage + ".");
  }

  boolean mayUse(MavenModule other) {
    return other == this || uses.contains(other);
  }

  /// Where its compiled classes lie: a jar or a folder.
  URI location() {
    String marker = basePackage.replace('.', '/') + "/package-info.class";
    URL found = MavenModule.class.getClassLoader().getResource(marker);
    if (found == null) {
      throw new IllegalStateException(
          "the module of " + basePackage + " is not on the class path of these tests");
    }
    String url = found.toString();
    return URI.create(url.substring(0, url.length() - marker.length()));
  }
}
