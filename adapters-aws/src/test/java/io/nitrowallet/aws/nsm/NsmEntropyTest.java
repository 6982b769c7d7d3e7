package io.nitrowallet.aws.nsm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmError;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NsmEntropyTest {
  @Test
  void fillsTargetsOfEveryLengthToTheLastByte() {
    NsmEntropy entropy = new NsmEntropy(predictable(1));
    for (int length : new int[] {0, 1, 12, 32, 4096, 4097, 20_000}) {
      byte[] target = new byte[length + 64];
      byte[] drawn = entropy.draw(length).toArray();
      assertEquals(length, drawn.length);
      entropy.fill(target);
      assertFalse(Bytes.copyOf(target).slice(length, length + 64).isZero());
    }
  }

  @Test
  void isUnpredictableWhenOnlyTheKernelIs() {
    Bytes first = new NsmEntropy(predictable(1), new SecureRandom()).draw(32);
    Bytes second = new NsmEntropy(predictable(1), new SecureRandom()).draw(32);
    assertNotEquals(first, second);
  }

  @Test
  void isUnpredictableWhenOnlyTheModuleIs() {
    Bytes first = new NsmEntropy(predictable(1), seeded(7)).draw(32);
    Bytes second = new NsmEntropy(predictable(2), seeded(7)).draw(32);
    assertNotEquals(first, second);
  }

  @Test
  void dependsOnNothingElse() {
    assertArrayEquals(
        new NsmEntropy(predictable(1), seeded(7)).draw(5000).toArray(),
        new NsmEntropy(predictable(1), seeded(7)).draw(5000).toArray());
  }

  @Test
  void neverGivesTheSameBytesTwiceInOneDraw() {
    Bytes drawn = new NsmEntropy(predictable(1)).draw(8192);
    assertNotEquals(drawn.slice(0, 4096), drawn.slice(4096, 8192));
  }

  @Test
  void stopsWhenTheModuleGivesTooLittle() {
    assertFails("gave 0 random bytes", constant(Bytes.EMPTY), new SecureRandom());
    assertFails("gave 31 random bytes", constant(randomBytes(31)), new SecureRandom());
  }

  @Test
  void stopsWhenTheModuleRepeatsItself() {
    assertFails("repeats", constant(randomBytes(256)), new SecureRandom());
    assertFails("repeats", constant(Bytes.copyOf(new byte[256])), new SecureRandom());
    Bytes pattern = randomBytes(16);
    Bytes repeated = Bytes.concat(randomBytes(224), pattern, pattern);
    assertFails("repeats", constant(repeated), new SecureRandom());
  }

  @Test
  void stopsWhenTheModuleRepeatsItselfLater() {
    AtomicInteger draws = new AtomicInteger();
    SecureModule good = predictable(1);
    Bytes stuck = NsmCodec.encode(new NsmResponse.Random(randomBytes(256)));
    SecureModule module = request -> draws.incrementAndGet() > 5 ? stuck : good.process(request);
    NsmEntropy entropy = new NsmEntropy(module);
    for (int draw = 0; draw < 5; draw++) {
      assertEquals(32, entropy.draw(32).length());
    }
    assertFails("repeats", () -> entropy.draw(32));
  }

  @Test
  void stopsWhenTheModuleFailsInAnyWay() {
    SecureModule refusing = _ -> NsmCodec.encode(new NsmResponse.Failed(NsmError.INTERNAL_ERROR));
    assertFails("InternalError", refusing, new SecureRandom());
    assertFails("another request", _ -> Bytes.ofHex("674c6f636b504352"), new SecureRandom());
    assertFails("not one well-formed", _ -> Bytes.EMPTY, new SecureRandom());
    SecureModule gone =
        _ -> {
          throw new RefusedException(ErrorCode.NSM_FAILED, "the device did not answer in time");
        };
    assertFails("did not answer in time", gone, new SecureRandom());
  }

  @Test
  void stopsWhenTheKernelFailsOrRepeatsItself() {
    assertFails("kernel's random number generator failed", predictable(1), new BrokenKernel());
    assertFails("kernel's random number generator repeats", predictable(1), new StuckKernel());
  }

  @Test
  void leavesTheTargetAsItWasWhenASourceFails() {
    byte[] target = new byte[32];
    assertThrows(RefusedException.class, () -> new NsmEntropy(constant(Bytes.EMPTY)).fill(target));
    assertTrue(Bytes.copyOf(target).isZero());
  }

  @Test
  void wipesTheKernelsSeedWhenTheModuleFails() {
    RememberingKernel kernel = new RememberingKernel();
    NsmEntropy entropy = new NsmEntropy(constant(Bytes.EMPTY), kernel);
    assertThrows(RefusedException.class, () -> entropy.draw(32));
    assertEquals(64, kernel.handedOut.length);
    assertTrue(Bytes.copyOf(kernel.handedOut).isZero());
  }

  private static void assertFails(String sentence, SecureModule module, SecureRandom kernel) {
    NsmEntropy entropy = new NsmEntropy(module, kernel);
    assertFails(sentence, () -> entropy.draw(32));
  }

  private static void assertFails(String sentence, Runnable draw) {
    RefusedException refused = assertThrows(RefusedException.class, draw::run);
    assertEquals(ErrorCode.ENTROPY_FAILED, refused.code());
    assertTrue(refused.sentence().contains(sentence), refused.sentence());
  }

  private static SecureModule predictable(int seed) {
    Random random = new Random(seed);
    return _ -> {
      byte[] drawn = new byte[256];
      random.nextBytes(drawn);
      return NsmCodec.encode(new NsmResponse.Random(Bytes.copyOf(drawn)));
    };
  }

  private static SecureModule constant(Bytes output) {
    return _ -> NsmCodec.encode(new NsmResponse.Random(output));
  }

  private static Bytes randomBytes(int length) {
    byte[] drawn = new byte[length];
    new Random(length).nextBytes(drawn);
    return Bytes.copyOf(drawn);
  }

  private static SecureRandom seeded(int seed) {
    Random random = new Random(seed);
    return new FakeKernel() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] target) {
        random.nextBytes(target);
      }
    };
  }

  private abstract static class FakeKernel extends SecureRandom {
    private static final long serialVersionUID = 1L;
  }

  private static final class BrokenKernel extends FakeKernel {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] target) {
      throw new ProviderException("nextBytes() failed");
    }
  }

  private static final class RememberingKernel extends FakeKernel {
    private static final long serialVersionUID = 1L;

    private byte[] handedOut = new byte[0];

    @Override
    public void nextBytes(byte[] target) {
      new Random(7).nextBytes(target);
      handedOut = target;
    }
  }

  private static final class StuckKernel extends FakeKernel {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] target) {
      Arrays.fill(target, (byte) 0x5a);
    }
  }
}
