package io.nitrowallet.arch;

import io.nitrowallet.aws.planted.AwsThatRegistersBouncyCastle;
import io.nitrowallet.domain.planted.DomainThatCallsKms;
import io.nitrowallet.domain.planted.DomainThatLogs;
import io.nitrowallet.domain.planted.DomainThatParsesJson;
import io.nitrowallet.enclave.planted.EnclaveThatDrawsWindows;
import io.nitrowallet.enclave.planted.EnclaveThatLogs;
import io.nitrowallet.enclave.planted.EnclaveThatParsesJsonItsOwnWay;
import io.nitrowallet.enclave.planted.EnclaveThatTakesArguments;
import io.nitrowallet.formats.planted.FormatThatIsInjected;
import io.nitrowallet.formats.planted.FormatThatLogs;
import io.nitrowallet.parent.planted.ParentThatAsksNodesItself;
import io.nitrowallet.parent.planted.ParentThatCountsItself;
import io.nitrowallet.parent.planted.ParentThatOpensSocketsItself;
import io.nitrowallet.parent.planted.ParentThatRunsDynamoDb;
import io.nitrowallet.parent.planted.ParentThatServesItself;
import io.nitrowallet.vsock.planted.VsockThatLogsItsOwnWay;
import io.nitrowallet.vsock.planted.VsockThatReadsCbor;
import io.nitrowallet.vsock.planted.VsockThatReadsCms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A library is known to the few packages that it was taken for, so that it can be replaced, and so
/// that what it does to hostile input is decided in one place.
final class LibraryContainmentTest {
  @ParameterizedTest
  @EnumSource
  void aLibraryIsKnownToItsUsersOnly(Library library) {
    library.contained().holds();
  }

  /// Two are named so that nobody ever uses them.
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BOUNCY_CASTLE_PROVIDER", "JAVA_LOGGING"})
  void aLibraryHasUsers(Library library) {
    library.used().holds();
  }

  @Test
  void theAwsSdkIsKnownToTheAwsAdaptersAndTheCompositions() {
    Library.AWS_SDK.contained().catches(DomainThatCallsKms.class);
    Library.AWS_SDK.used().catches(DomainThatCallsKms.class);
  }

  @Test
  void dynamoDbLocalIsKnownToTheLocalStackOnly() {
    Library.DYNAMODB_LOCAL.contained().catches(ParentThatRunsDynamoDb.class);
  }

  @Test
  void jsonIsParsedInOnePlace() {
    Library.JACKSON_PARSERS
        .contained()
        .catches(DomainThatParsesJson.class, EnclaveThatParsesJsonItsOwnWay.class);
    Library.JACKSON_TREE.contained().catches(EnclaveThatParsesJsonItsOwnWay.class);
  }

  @Test
  void cborIsReadByItsFormatsOnly() {
    Library.CBOR.contained().catches(VsockThatReadsCbor.class);
  }

  @Test
  void nativeSocketsAreOpenedByTheTransportOnly() {
    Library.JUNIXSOCKET.contained().catches(ParentThatOpensSocketsItself.class);
  }

  @Test
  void theEnclaveTakesNoArguments() {
    Library.PICOCLI.contained().catches(EnclaveThatTakesArguments.class);
  }

  @Test
  void cmsAndCertificatesAreReadWhereTheyArrive() {
    Library.BOUNCY_CASTLE_CERTIFICATES_AND_CMS.contained().catches(VsockThatReadsCms.class);
  }

  @Test
  void noCodeThatShipsKnowsTheBouncyCastleProvider() {
    Library.BOUNCY_CASTLE_PROVIDER.contained().catches(AwsThatRegistersBouncyCastle.class);
  }

  @Test
  void onlyApplicationsAreInjected() {
    Library.DAGGER.contained().catches(FormatThatIsInjected.class);
  }

  @Test
  void librariesAndTheEnclaveDoNotLog() {
    Library.JAVA_LOGGING.contained().catches(DomainThatLogs.class, VsockThatLogsItsOwnWay.class);
    Library.SLF4J.contained().catches(FormatThatLogs.class, EnclaveThatLogs.class);
  }

  @Test
  void metricsAreKeptByTheGatewaysMetricsOnly() {
    Library.PROMETHEUS.contained().catches(ParentThatCountsItself.class);
  }

  @Test
  void httpIsServedByTheGatewayOnly() {
    Library.HELIDON.contained().catches(ParentThatServesItself.class);
  }

  @Test
  void nodesAreAskedInOnePlace() {
    Library.WEB3J.contained().catches(ParentThatAsksNodesItself.class);
  }

  @Test
  void windowsAreDrawnByTheConsoleOnly() {
    Library.JAVAFX.contained().catches(EnclaveThatDrawsWindows.class);
  }
}
