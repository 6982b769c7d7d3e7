package io.nitrowallet.aws.nsm;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Entropy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// Randomness from two sources at once: the kernel's generator and the module's. The bytes are
/// HKDF-SHA256 of both, so they are unpredictable as long as either source is; and they are made
/// only if both work, since a source that fails is a fault to be seen, not to be worked around.
public final class NsmEntropy implements Entropy {
  private static final int SEED = 64;

  /// HKDF-SHA256 expands to 255 blocks; longer targets draw fresh seeds.
  private static final int CHUNK = 4096;

  private static final byte[] INFO = "nitro-wallet/v1/entropy".getBytes(StandardCharsets.US_ASCII);

  private final ModuleRandom module;
  private final SecureRandom kernel;

  /// Mixes `module`'s randomness with that of the kernel's `/dev/urandom`.
  ///
  /// @throws RefusedException with {@link ErrorCode#ENTROPY_FAILED} if there is no such generator
  public NsmEntropy(SecureModule module) {
    this(module, kernelGenerator());
  }

  NsmEntropy(SecureModule module, SecureRandom kernel) {
    this.module = new ModuleRandom(module);
    this.kernel = kernel;
  }

  @Override
  public void fill(byte[] target) {
    for (int at = 0; at < target.length; at += CHUNK) {
      byte[] chunk = chunk(Math.min(CHUNK, target.length - at));
      System.arraycopy(chunk, 0, target, at, chunk.length);
      Arrays.fill(chunk, (byte) 0);
    }
  }

  private byte[] chunk(int length) {
    byte[] ofKernel = drawKernel();
    try {
      return mix(ofKernel, module.draw(), length);
    } finally {
      Arrays.fill(ofKernel, (byte) 0);
    }
  }

  private static byte[] mix(byte[] ofKernel, byte[] ofModule, int length) {
    try {
      HKDFParameterSpec parameters =
          HKDFParameterSpec.ofExtract().addIKM(ofKernel).addIKM(ofModule).thenExpand(INFO, length);
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has HKDF-SHA256 (JEP 510)", e);
    } finally {
      Arrays.fill(ofModule, (byte) 0);
    }
  }

  private byte[] drawKernel() {
    byte[] seed = new byte[SEED];
    try {
      kernel.nextBytes(seed);
    } catch (RuntimeException e) {
      throw new RefusedException(
          ErrorCode.ENTROPY_FAILED, "the kernel's random number generator failed", e);
    }
    if (RandomHealth.isRepetitive(seed)) {
      throw new RefusedException(
          ErrorCode.ENTROPY_FAILED, "the kernel's random number generator repeats itself");
    }
    return seed;
  }

  private static SecureRandom kernelGenerator() {
    try {
      return SecureRandom.getInstance("NativePRNGNonBlocking");
    } catch (NoSuchAlgorithmException e) {
      throw new RefusedException(
          ErrorCode.ENTROPY_FAILED, "this machine has no /dev/urandom to draw from", e);
    }
  }
}
