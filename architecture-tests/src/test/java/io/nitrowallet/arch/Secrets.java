package io.nitrowallet.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/// Which types hold secrets, and what such types and their users must not do.
final class Secrets {
  private static final String CREDENTIAL = "io.nitrowallet.vsock.request.Credential";
  private static final String SECRET_BYTES = "io.nitrowallet.domain.secret.SecretBytes";

  /// What the collector may copy and nobody can overwrite.
  private static final Set<String> IMMUTABLE =
      Set.of("java.lang.String", "java.lang.CharSequence", "java.math.BigInteger");

  /// Types that hold a secret whatever their fields look like.
  private static final Set<String> NAMED =
      Set.of(
          CREDENTIAL,
          "java.security.PrivateKey",
          "javax.crypto.SecretKey",
          "javax.security.auth.Destroyable",
          "org.bouncycastle.crypto.params.AsymmetricKeyParameter",
          "software.amazon.awssdk.identity.spi.AwsCredentialsIdentity");

  private Secrets() {}

  /// Whether the type is a secret: it is a named one, or SecretBytes itself, or keeps one.
  static boolean isSecret(JavaClass type) {
    return isNamed(type) || keepsSecretBytes(type);
  }

  static DescribedPredicate<JavaClass> secret() {
    return DescribedPredicate.describe("a class of ours that holds a secret", Secrets::isOurSecret);
  }

  /// No component of a record is a secret or an array, nor a collection of one: its generated
  /// `toString` and accessors would hand it to anybody.
  static ArchCondition<JavaClass> areNoComponents() {
    return new ArchCondition<>("have no component that is a secret or an array") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
          if (!field.getModifiers().contains(JavaModifier.STATIC) && leaks(field)) {
            events.add(SimpleConditionEvent.violated(type, field.getDescription()));
          }
        }
      }
    };
  }

  /// A secret's `toString` reads none of its fields, but that SecretBytes says how many they are.
  static ArchCondition<JavaClass> sayNothingOfThemselves() {
    return new ArchCondition<>("read no field of theirs in toString()") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.tryGetMethod("toString").stream()
            .flatMap(method -> method.getFieldAccesses().stream())
            .filter(_ -> !type.getName().equals(SECRET_BYTES))
            .map(read -> SimpleConditionEvent.violated(type, read.getDescription()))
            .forEach(events::add);
      }
    };
  }

  /// Texts and numbers cannot be overwritten, so no secret is kept as one. The AWS SDK takes
  /// credentials as texts only, hence that one exception.
  static ArchCondition<JavaClass> keepBytesOnly() {
    return new ArchCondition<>("keep their secret as bytes that can be overwritten") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> IMMUTABLE.contains(field.getRawType().getName()))
            .filter(field -> !type.getName().equals(CREDENTIAL))
            .map(field -> SimpleConditionEvent.violated(type, field.getDescription()))
            .forEach(events::add);
      }
    };
  }

  /// Nobody's `toString` touches a secret: it calls nothing on one and reads no field that is one.
  static ArchCondition<JavaClass> areNotPrinted() {
    return new ArchCondition<>("touch no secret in toString()") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.tryGetMethod("toString").stream()
            .flatMap(method -> method.getAccessesFromSelf().stream())
            .filter(access -> touchesSecret(access, type))
            .map(access -> SimpleConditionEvent.violated(type, access.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static boolean touchesSecret(JavaAccess<?> access, JavaClass printed) {
    boolean ofItself = access.getTargetOwner().equals(printed);
    return access instanceof JavaFieldAccess read
        ? isSecret(read.getTarget().getRawType())
        : !ofItself && isSecret(access.getTargetOwner());
  }

  private static boolean isOurSecret(JavaClass type) {
    return type.getPackageName().startsWith(MavenModule.ROOT)
        && !type.isInterface()
        && isSecret(type);
  }

  /// Involved types are named without their brackets, so an array shows in the raw type only.
  private static boolean leaks(JavaField component) {
    return component.getRawType().isArray()
        || component.getType().getAllInvolvedRawTypes().stream().anyMatch(Secrets::isSecret);
  }

  private static boolean isNamed(JavaClass type) {
    return NAMED.stream().anyMatch(type::isAssignableTo) || type.getName().equals(SECRET_BYTES);
  }

  private static boolean keepsSecretBytes(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .anyMatch(field -> field.getRawType().getName().equals(SECRET_BYTES));
  }
}
