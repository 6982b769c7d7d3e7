package io.nitrowallet.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.nitrowallet.aws.planted.RecordOfRsaKeys;
import io.nitrowallet.domain.planted.KeyThatSpeaks;
import io.nitrowallet.domain.planted.KeyThatTravels;
import io.nitrowallet.domain.planted.NumberedKey;
import io.nitrowallet.domain.planted.PrinterOfSecrets;
import io.nitrowallet.domain.planted.PureDomain;
import io.nitrowallet.domain.planted.RecordOfBytes;
import io.nitrowallet.domain.planted.RecordOfSecrets;
import io.nitrowallet.domain.planted.SilentKey;
import io.nitrowallet.domain.planted.WrittenKey;
import io.nitrowallet.enclave.planted.RecordOfIdentityKeys;
import io.nitrowallet.parent.planted.RecordOfAwsCredentials;
import io.nitrowallet.vsock.planted.RecordOfCredentials;
import org.junit.jupiter.api.Test;

/// Secrets are bytes with one owner, and no generated code ever shows them (threat-model.md).
final class SecretsTest {
  private static final DescribedPredicate<JavaClass> OURS =
      resideInAPackage(MavenModule.ROOT + "..").as("a class of ours");

  private static final Rule RECORDS_HOLD_NONE =
      new Rule(
          OURS.and(DescribedPredicate.describe("a record", JavaClass::isRecord)),
          Secrets.areNoComponents(),
          "a record prints, compares and hands out whatever it holds");

  private static final Rule TO_STRING_TOUCHES_NONE =
      new Rule(
          OURS.and(
              DescribedPredicate.describe(
                  "with a toString()", type -> type.tryGetMethod("toString").isPresent())),
          Secrets.areNotPrinted(),
          "what toString() says ends up in a log");

  private static final Rule SECRETS_SAY_NOTHING =
      new Rule(
          Secrets.secret(),
          Secrets.sayNothingOfThemselves(),
          "what toString() says ends up in a log");

  private static final Rule SECRETS_ARE_BYTES =
      new Rule(Secrets.secret(), Secrets.keepBytesOnly(), "only bytes can be overwritten");

  private static final Rule SECRETS_STAY =
      new Rule(
          Secrets.secret(),
          ArchConditions.not(ArchConditions.beAssignableTo("java.io.Serializable")),
          "what is serialised leaves");

  @Test
  void noRecordHoldsASecretOrAnArray() {
    RECORDS_HOLD_NONE.holds();
    RECORDS_HOLD_NONE.catches(
        RecordOfAwsCredentials.class,
        RecordOfBytes.class,
        RecordOfCredentials.class,
        RecordOfIdentityKeys.class,
        RecordOfRsaKeys.class,
        RecordOfSecrets.class);
  }

  @Test
  void noToStringTouchesASecret() {
    TO_STRING_TOUCHES_NONE.holds();
    TO_STRING_TOUCHES_NONE.catches(PrinterOfSecrets.class);
  }

  @Test
  void secretsSayNothingOfThemselves() {
    SECRETS_SAY_NOTHING.holds();
    SECRETS_SAY_NOTHING.catches(KeyThatSpeaks.class);
    SECRETS_SAY_NOTHING.accepts(SilentKey.class);
  }

  @Test
  void secretsAreKeptAsBytesNeverAsTextOrNumber() {
    SECRETS_ARE_BYTES.holds();
    SECRETS_ARE_BYTES.catches(NumberedKey.class, WrittenKey.class);
    SECRETS_ARE_BYTES.accepts(SilentKey.class);
  }

  @Test
  void secretsAreNotSerialisable() {
    SECRETS_STAY.holds();
    SECRETS_STAY.catches(KeyThatTravels.class);
    SECRETS_STAY.accepts(SilentKey.class);
  }

  @Test
  void whatHoldsNoSecretIsNoSecret() {
    RECORDS_HOLD_NONE.accepts(PureDomain.class);
  }
}
