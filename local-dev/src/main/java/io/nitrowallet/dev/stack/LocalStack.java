package io.nitrowallet.dev.stack;

import io.nitrowallet.dev.imds.LocalCloud;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.parent.composition.DaggerParentComponent;
import io.nitrowallet.parent.composition.ParentComponent;
import io.nitrowallet.parent.config.Configuration;
import io.nitrowallet.parent.config.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A whole deployment on one machine: DynamoDB Local, KMS and instance metadata, the vsock proxy
/// and a soft enclave, each a process, on loopback and Unix sockets. Closing it stops them all.
public final class LocalStack implements AutoCloseable {
  /// The port at which the stack's own enclave listens.
  public static final long ENCLAVE_PORT = 7878;

  private static final Duration TABLE_PATIENCE = Duration.ofSeconds(30);
  private static final String TABLE = "AccountTable";
  private static final Pattern CLOUD_READY = Pattern.compile("ready kms=(\\d+) imds=(\\d+) ca=.*");

  private final StackLayout layout;
  private final Processes processes;
  private final CliConfiguration settings;
  private final KeyArn key;
  private final PcrValues image;

  private LocalStack(
      StackLayout layout,
      Processes processes,
      CliConfiguration settings,
      KeyArn key,
      PcrValues image) {
    this.layout = layout;
    this.processes = processes;
    this.settings = settings;
    this.key = key;
    this.image = image;
  }

  /// Starts a {@link StackLifetime#SHORT} stack of everything that `layout` holds, setting up what
  /// is not there yet.
  ///
  /// @throws StackException if a part does not start; the parts that did are stopped again
  public static LocalStack start(StackLayout layout, StackListener listener) {
    return start(layout, listener, StackLifetime.SHORT);
  }

  /// The same for processes that live as long as `lifetime` says.
  public static LocalStack start(
      StackLayout layout, StackListener listener, StackLifetime lifetime) {
    Processes processes = new Processes(layout, listener, lifetime);
    try {
      return start(layout, processes);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  private static LocalStack start(StackLayout layout, Processes processes) {
    Path root = layout.home().resolve("nsm-root.pem");
    var authority = SoftNsmAuthority.open(layout.nsmAuthority(), Instant::now);
    StackFiles.write(root, StackFiles.pem(authority.rootCertificate()));
    Administrators administrators = Administrators.enrol(layout.cloud().resolve("principals.json"));

    var dynamoDb =
        processes.begin("dynamodb", DynamoDbMain.class, List.of(layout.dynamoDb().toString()));
    var cloud =
        processes.begin(
            "cloud",
            LocalCloud.class,
            List.of("--state", layout.cloud().toString(), "--attestation-root", root.toString()));
    String dynamoDbPort =
        processes
            .awaitReady(dynamoDb, DynamoDbMain.READY, "DynamoDB Local")
            .substring(DynamoDbMain.READY.length());
    Matcher ports =
        CLOUD_READY.matcher(
            processes.awaitReady(cloud, "ready kms=", "KMS and instance metadata, emulated"));
    if (!ports.matches()) {
      throw new StackException("the cloud's process says something else than its ports");
    }
    CliConfiguration settings =
        new CliConfiguration(
            layout,
            "https://localhost:" + ports.group(1),
            "http://127.0.0.1:" + ports.group(2),
            "http://127.0.0.1:" + dynamoDbPort);
    return deploy(layout, processes, settings, administrators);
  }

  private static LocalStack deploy(
      StackLayout layout,
      Processes processes,
      CliConfiguration settings,
      Administrators administrators) {
    // They need only the cloud, so they start while the deployment is set up.
    ParentServices services = ParentServices.begin(layout, processes, settings.resolve());
    Deployment deployment = new Deployment(layout, settings.resolve(), administrators);
    processes.timed("credentials of the parent's role", deployment::awaitCredentials);
    processes.timed("table " + TABLE + " with both indexes", () -> createTable(settings.resolve()));
    KeyArn key = processes.timed("KMS key; nobody may do cryptography with it", deployment::key);
    PcrValues image =
        processes.timed(
            "image with the key's ARN, measured",
            () ->
                deployment.buildImage(
                    layout.enclaveConfiguration(), key, settings.tlsRoot(), ENCLAVE_PORT));
    processes.timed(
        "key policy: data keys for this image's PCR0 only",
        () -> {
          deployment.release(key, image);
          return image;
        });
    settings.deployed(key, image);
    StackFiles.write(layout.cliConfiguration(), settings.yaml());
    LocalStack stack = new LocalStack(layout, processes, settings, key, image);
    services.awaitReady();
    stack.startEnclave();
    return stack;
  }

  private static boolean createTable(Configuration configuration) {
    ParentComponent parent = component(configuration);
    try (var _ = parent.resources()) {
      return parent.table().ensure(TABLE_PATIENCE).created();
    }
  }

  /// Starts the stack's enclave, for the first time or after {@link #killEnclave}.
  public void startEnclave() {
    startEnclave("enclave", layout.enclaveConfiguration(), "soft enclave, vsock 16:7878");
  }

  private void startEnclave(String name, Path configuration, String title) {
    startEnclave(name, SoftEnclaveMain.class, configuration, layout.sockets(), title);
  }

  /// Starts an enclave as `mainClass` composes it, in a folder of sockets of its own.
  void startEnclave(
      String name, Class<?> mainClass, Path configuration, Path sockets, String title) {
    var enclave =
        processes.begin(
            name,
            mainClass,
            List.of(
                configuration.toString(), sockets.toString(), layout.nsmAuthority().toString()));
    processes.awaitReady(enclave, SoftEnclaveMain.READY, title);
  }

  /// Ends the stack's enclave with SIGKILL.
  public void killEnclave() {
    kill("enclave");
  }

  /// Ends the process of this name with SIGKILL.
  void kill(String name) {
    processes.kill(name);
  }

  /// Starts a second enclave whose configuration, and so PCR0, is another: it listens on `port`.
  public void startImpostor(long port) {
    Path file = layout.home().resolve("impostor.json");
    Deployment deployment = new Deployment(layout, configuration(), Administrators.NONE);
    PcrValues measured = deployment.buildImage(file, key, settings.tlsRoot(), port);
    if (measured.equals(image)) {
      throw new StackException("another configuration has the same measurement");
    }
    startEnclave("impostor", file, "another enclave, PCR0 " + brief(measured));
  }

  /// The settings with which the parent application uses this stack.
  public Configuration configuration() {
    return settings.resolve();
  }

  /// The same, with other values for some settings.
  public Configuration configurationWith(Map<Setting, String> others) {
    return settings.with(others);
  }

  /// The parent application's services; the caller closes their resources.
  public static ParentComponent component(Configuration configuration) {
    return DaggerParentComponent.factory().create(configuration);
  }

  /// The KMS key that seals accounts.
  public KeyArn key() {
    return key;
  }

  /// The enclave's registers.
  public PcrValues image() {
    return image;
  }

  /// Where everything lies.
  public StackLayout layout() {
    return layout;
  }

  Processes processes() {
    return processes;
  }

  /// Completes with a sentence as soon as a process of the stack ends that nobody ended; the stack
  /// is of no use then.
  public CompletableFuture<String> lost() {
    return processes.lost();
  }

  private static String brief(PcrValues image) {
    return image.get(0).orElseThrow().hex().substring(0, 12) + "…";
  }

  /// Stops all processes, the newest first.
  @Override
  public void close() {
    processes.close();
  }
}
