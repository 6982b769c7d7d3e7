package io.nitrowallet.image.rootfs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/// Runs inside the image's root, in the place of the enclave.
final class Probe {
  private Probe() {}

  public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
    switch (args[0]) {
      case "environment" -> System.out.println(new TreeSet<>(System.getenv().keySet()));
      case "sleep" -> {
        System.out.println("ready");
        new CountDownLatch(1).await();
      }
      case "exhaust" -> {
        List<byte[]> held = new ArrayList<>();
        while (!held.contains(new byte[0])) {
          held.add(new byte[1 << 20]);
        }
      }
      case "sockets" -> {
        Object supported =
            Class.forName("org.newsclub.net.unix.AFUNIXSocket")
                .getMethod("isSupported")
                .invoke(null);
        System.out.println(Boolean.TRUE.equals(supported) ? "supported" : "not supported");
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }
}
