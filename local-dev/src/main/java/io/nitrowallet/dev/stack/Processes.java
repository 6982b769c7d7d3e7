package io.nitrowallet.dev.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// The processes of one stack, by name, and the time that each step of its start took.
final class Processes implements AutoCloseable {
  private final StackLayout layout;
  private final StackListener listener;
  private final StackLifetime lifetime;
  private final Map<String, ChildProcess> running = new LinkedHashMap<>();
  private final BlockingQueue<LostProcess> lost = new LinkedBlockingQueue<>();

  Processes(StackLayout layout, StackListener listener, StackLifetime lifetime) {
    this.layout = layout;
    this.listener = listener;
    this.lifetime = lifetime;
  }

  /// Starts a process and returns at once.
  ChildProcess begin(String name, Class<?> mainClass, List<String> arguments) {
    ChildProcess process =
        ChildProcess.start(
            name, mainClass, arguments, layout.logs().resolve(name + ".log"), lifetime);
    running.put(name, process);
    process.whenLost(sentence -> lost.add(new LostProcess(name, sentence)));
    return process;
  }

  /// Waits for the line that starts with `mark`, and tells that `title` is up.
  String awaitReady(ChildProcess process, String mark, String title) {
    String line = process.awaitLine(mark);
    listener.done(title, Duration.between(process.started(), Instant.now()));
    return line;
  }

  /// Runs one step, and tells that it is done.
  <T> T timed(String title, Supplier<T> step) {
    Instant started = Instant.now();
    T result = step.get();
    listener.done(title, Duration.between(started, Instant.now()));
    return result;
  }

  /// Waits until a process ends that nobody ended, and takes note of it once.
  LostProcess awaitLost() throws InterruptedException {
    return lost.take();
  }

  /// Those that were started and not ended, by name.
  Map<String, ProcessHandle> handles() {
    Map<String, ProcessHandle> handles = new LinkedHashMap<>();
    running.forEach((name, process) -> handles.put(name, process.handle()));
    return handles;
  }

  /// Ends a process with SIGKILL.
  void kill(String name) {
    ChildProcess process = running.remove(name);
    if (process == null) {
      throw new StackException("no process '" + name + "' is running");
    }
    process.kill();
  }

  /// Stops all processes, the newest first.
  @Override
  public void close() {
    List.copyOf(running.values()).reversed().forEach(ChildProcess::close);
    running.clear();
  }
}
