package io.nitrowallet.dev.stack;

import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.parent.aws.AwsClients;
import io.nitrowallet.parent.composition.DaggerParentComponent;
import io.nitrowallet.parent.composition.ParentComponent;
import io.nitrowallet.parent.config.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kms.KmsClient;

/// A whole deployment on one machine: DynamoDB Local, KMS and instance metadata, the vsock proxy and a
/// soft enclave, each a process, on loopback and Unix sockets. Closing it stops them all.
public final class LocalStack implements AutoCloseable {
  private static final Duration TABLE_PATIENCE = Duration.ofSeconds(30);
  private static final String KMS_PROXY_PORT = "8000";

  private final StackLayout layout;
  private final StackListener listener;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private CliConfiguration configuration;
  private KeyArn key;
  private PcrValues image;

  private LocalStack(StackLayout layout, StackListener listener) {
    this.layout = layout;
    this.listener = listener;
  }

  // written below
}
