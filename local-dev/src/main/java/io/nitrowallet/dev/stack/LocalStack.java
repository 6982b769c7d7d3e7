package io.nitrowallet.dev.stack;

import io.nitrowallet.dev.imds.LocalCloud;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Ports;
import io.nitrowallet.requester.composition.DaggerRequesterComponent;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// A whole deployment on one machine: DynamoDB Local, KMS and instance metadata, the vsock proxy
/// and soft enclaves, each a process, on loopback and Unix sockets. Closing it stops them all.
public final class LocalStack implements AutoCloseable {
  /// The port at which the stack's own enclave listens.
  public static final long ENCLAVE_PORT = 7878;

  /// The CID of the stack's first enclave; those of others follow.
  public static final long FIRST_CID = 16;

  /// Each is a JVM of its own.
  private static final int MOST_ENCLAVES = 16;

  private static final long PARENT_CID = Ports.STANDARD.parentCid();

  private static final Duration TABLE_PATIENCE = Duration.ofSeconds(30);
  private static final String TABLE = "AccountTable";
  private static final Pattern CLOUD_READY = Pattern.compile("ready kms=(\\d+) imds=(\\d+) ca=.*");

  private final StackLayout layout;
  private final Processes processes;
  private final SoftEnclaves enclaves;
  private final CliConfiguration settings;
  private final KeyArn key;
  private final PcrValues image;
  private final Administrators administrators;

  private LocalStack(
      StackLayout layout,
      Processes processes,
      CliConfiguration settings,
      KeyArn key,
      PcrValues image,
      Administrators administrators) {
    this.layout = layout;
    this.processes = processes;
    this.enclaves = new SoftEnclaves(layout, processes);
    this.settings = settings;
    this.key = key;
    this.image = image;
    this.administrators = administrators;
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
    return start(layout, listener, lifetime, 1);
  }

  /// The same with several enclaves of one image.
  ///
  /// @param enclaves how many; their CIDs count up from {@link #FIRST_CID}
  public static LocalStack start(
      StackLayout layout, StackListener listener, StackLifetime lifetime, int enclaves) {
    if (enclaves < 1 || enclaves > MOST_ENCLAVES) {
      throw new StackException("a local stack has 1 to " + MOST_ENCLAVES + " enclaves");
    }
    Processes processes = new Processes(layout, listener, lifetime);
    try {
      LocalStack stack = start(layout, processes, enclaves);
      for (long cid = FIRST_CID; cid < FIRST_CID + enclaves; cid++) {
        stack.startEnclave(cid);
      }
      return stack;
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  private static LocalStack start(StackLayout layout, Processes processes, int enclaves) {
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
    settings.enclaves(LongStream.range(FIRST_CID, FIRST_CID + enclaves).boxed().toList());
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
    processes.timed(
        "table " + TABLE + " with both indexes", () -> createTables(settings.resolve()));
    KeyArn key = processes.timed("KMS key; nobody may do cryptography with it", deployment::key);
    PcrValues image =
        processes.timed(
            "image with the key's ARN, measured",
            () ->
                deployment.buildImage(
                    layout.enclaveConfiguration(),
                    key,
                    settings.tlsRoot(),
                    ENCLAVE_PORT,
                    PARENT_CID));
    processes.timed(
        "key policy: data keys for this image's PCR0 only",
        () -> {
          deployment.release(key, image);
          return image;
        });
    settings.deployed(key, image);
    LocalStack stack = new LocalStack(layout, processes, settings, key, image, administrators);
    stack.writeConfiguration();
    services.awaitReady();
    return stack;
  }

  /// Has requesters use this chain, and its node.
  void follow(URI node, long chainId) {
    settings.chain(node, chainId);
    writeConfiguration();
  }

  private void writeConfiguration() {
    StackFiles.write(layout.cliConfiguration(), settings.yaml());
  }

  private static boolean createTables(Configuration configuration) {
    RequesterComponent parent = component(configuration);
    try (var _ = parent.resources()) {
      parent.intentTable().ensure(TABLE_PATIENCE);
      parent.receiptTable().ensure(TABLE_PATIENCE);
      return parent.table().ensure(TABLE_PATIENCE).created();
    }
  }

  /// Starts the stack's first enclave again, after {@link #killEnclave()}.
  public void startEnclave() {
    startEnclave(FIRST_CID);
  }

  /// Starts an enclave of the stack's image at this CID, whether or not the stack began with it.
  public void startEnclave(long cid) {
    enclaves.start(cid);
  }

  /// Starts an enclave as `mainClass` composes it, in a folder of sockets of its own.
  void startEnclave(
      String name, Class<?> mainClass, Path configuration, Path sockets, String title) {
    enclaves.startAnywhere(name, mainClass, configuration, sockets, title);
  }

  /// Ends the stack's first enclave with SIGKILL.
  public void killEnclave() {
    killEnclave(FIRST_CID);
  }

  /// Ends the enclave at this CID with SIGKILL.
  public void killEnclave(long cid) {
    enclaves.kill(cid);
  }

  /// Ends the process of this name with SIGKILL.
  void kill(String name) {
    processes.kill(name);
  }

  /// Starts an enclave whose configuration, and so PCR0, is another: it listens on `port`.
  public void startImpostor(long port) {
    Path file = layout.home().resolve("impostor.json");
    String title = "another enclave, PCR0 " + brief(impostor(file, port, PARENT_CID));
    startEnclave("impostor", SoftEnclaveMain.class, file, layout.sockets(), title);
  }

  /// Starts such an enclave at the stack's own port, where `cid` leads.
  void startImpostorAt(long cid) {
    Path file = layout.home().resolve("impostor-" + cid + ".json");
    String title = "another enclave, PCR0 " + brief(impostor(file, ENCLAVE_PORT, PARENT_CID + 1));
    enclaves.startAt(cid, "impostor-" + cid, file, title);
  }

  private PcrValues impostor(Path file, long port, long parentCid) {
    Deployment deployment = new Deployment(layout, configuration(), Administrators.NONE);
    PcrValues measured = deployment.buildImage(file, key, settings.tlsRoot(), port, parentCid);
    if (measured.equals(image)) {
      throw new StackException("another configuration has the same measurement");
    }
    return measured;
  }

  /// The settings with which a requester uses this stack.
  public Configuration configuration() {
    return settings.resolve();
  }

  /// The same, with other values for some settings.
  public Configuration configurationWith(Map<Setting, String> others) {
    return settings.with(others);
  }

  /// A requester's services; the caller closes their resources.
  public static RequesterComponent component(Configuration configuration) {
    return DaggerRequesterComponent.factory().create(configuration);
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

  /// Waits until a process of the stack ends that nobody ended, and tells of it once.
  public LostProcess awaitLost() throws InterruptedException {
    return processes.awaitLost();
  }

  /// Those who set it up.
  Administrators administrators() {
    return administrators;
  }

  /// The stack's processes, by name.
  public Map<String, ProcessHandle> handles() {
    return processes.handles();
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
