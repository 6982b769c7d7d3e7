package io.nitrowallet.aws.nsm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmError;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The device through the foreign function interface, down to a native function and back.
@Timeout(60)
class NsmNativeTest {
  private static final Bytes PCR = Bytes.ofHex("a3".repeat(48));
  private static final Optional<Bytes> LONGEST = Optional.of(Bytes.ofHex("5a".repeat(1024)));

  @Test
  void makesAllSevenRequestsThroughANativeFunction() {
    Map<NsmRequest, NsmResponse> exchanges = exchanges();
    try (NativeDriver driver = new NativeDriver(NsmNativeTest::answer);
        NsmDevice device = driver.open()) {
      NsmCalls calls = new NsmCalls(device);
      exchanges.forEach(
          (request, response) -> assertEquals(response, calls.call(request, response.getClass())));
      assertEquals(
          exchanges.keySet().stream().map(NsmCodec::encode).toList(), driver.linux.requests);
    }
  }

  @Test
  void takesFromANativeFunctionTheLongestResponseAndAFailure() {
    Bytes longest = Bytes.ofHex("5a".repeat(NsmCodec.MAX_RESPONSE));
    try (NativeDriver driver = new NativeDriver(_ -> longest);
        NsmDevice device = driver.open()) {
      assertEquals(longest, device.process(Bytes.ofHex("5a".repeat(NsmCodec.MAX_REQUEST))));
      driver.linux.failingWith(-1);
      assertThrows(RefusedException.class, () -> device.process(PCR));
    }
  }

  @Test
  void turnsEveryErrorOfTheModuleIntoARefusalThatNamesIt() {
    for (NsmError error : NsmError.values()) {
      Bytes failed = NsmCodec.encode(new NsmResponse.Failed(error));
      try (NativeDriver driver = new NativeDriver(_ -> failed);
          NsmDevice device = driver.open()) {
        NsmCalls calls = new NsmCalls(device);
        RefusedException refused =
            assertThrows(
                RefusedException.class,
                () -> calls.call(new NsmRequest.GetRandom(), NsmResponse.Random.class));
        assertEquals(ErrorCode.NSM_FAILED, refused.code());
        assertTrue(refused.sentence().endsWith(error.wireName()), refused::sentence);
      }
    }
  }

  /// An exchange takes 16 KiB of native memory; what is not given back adds up to 64 MiB here.
  @Test
  void givesBackItsNativeMemoryWhateverTheKernelSays() throws JMException {
    FakeLinux linux = new FakeLinux(request -> request);
    try (NsmDevice device = NsmDevice.open(linux, "/dev/nsm", NsmDeviceTest.TURN)) {
      exchangeOften(device, linux, 100);
      long before = nativeMemory();
      exchangeOften(device, linux, 4_000);
      assertTrue(nativeMemory() - before < 8L << 20, "native memory was not given back");
    }
  }

  private static void exchangeOften(NsmDevice device, FakeLinux linux, int times) {
    for (int time = 0; time < times; time++) {
      linux.failingWith(time % 2 == 0 ? 0 : -5);
      if (time % 2 == 0) {
        assertEquals(PCR, device.process(PCR));
      } else {
        assertThrows(RefusedException.class, () -> device.process(PCR));
      }
    }
  }

  /// What the JVM has allocated for Java code beside its heap, in bytes.
  private static long nativeMemory() throws JMException {
    Object answer =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "vmNativeMemory",
                new Object[] {new String[] {"summary", "scale=KB"}},
                new String[] {String[].class.getName()});
    Matcher other = Pattern.compile(" Other \\(reserved=(\\d+)KB").matcher(String.valueOf(answer));
    assumeTrue(other.find(), "this JVM does not track native memory");
    return Long.parseLong(other.group(1)) << 10;
  }

  private static Bytes answer(Bytes request) {
    return NsmCodec.encode(
        Objects.requireNonNull(exchanges().get(NsmCodec.decodeRequest(request))));
  }

  private static Map<NsmRequest, NsmResponse> exchanges() {
    Map<NsmRequest, NsmResponse> exchanges = new LinkedHashMap<>();
    exchanges.put(
        new NsmRequest.DescribeNsm(),
        new NsmResponse.Description(
            new NsmResponse.Version(1, 0, 0), "i-0abc-enc1", 32, List.of(0, 1, 2), "SHA384"));
    exchanges.put(new NsmRequest.DescribePcr(3), new NsmResponse.PcrDescribed(true, PCR));
    exchanges.put(new NsmRequest.ExtendPcr(16, PCR), new NsmResponse.PcrExtended(PCR));
    exchanges.put(new NsmRequest.LockPcr(16), new NsmResponse.PcrLocked());
    exchanges.put(new NsmRequest.LockPcrs(18), new NsmResponse.PcrsLocked());
    exchanges.put(
        new NsmRequest.Attestation(LONGEST, LONGEST, LONGEST),
        new NsmResponse.Attested(Bytes.ofHex("84".repeat(9_000))));
    exchanges.put(
        new NsmRequest.GetRandom(), new NsmResponse.Random(Bytes.ofHex("77".repeat(256))));
    return exchanges;
  }
}
