package io.nitrowallet.image.cpio;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Files and folders by their path from the root. It knows no owner, no time and no link, so that
/// the same files make the same tree on every machine.
public final class FileTree {
  private static final int MAX_PATH = 255;
  private static final Pattern PATH =
      Pattern.compile("(?!.*(^|/)[.]{1,2}(/|$))[A-Za-z0-9._+@-]++(/[A-Za-z0-9._+@-]++)*+");

  private final SortedMap<String, Node> nodes = new TreeMap<>();

  /// Adds a folder and those above it.
  ///
  /// @throws IllegalArgumentException if `path` is not relative and plain, or is a file's
  public FileTree folder(String path) {
    put(path, new Node.Folder());
    return this;
  }

  /// Adds a file and the folders above it.
  ///
  /// @throws IllegalArgumentException if `path` is not relative and plain, or is taken
  public FileTree file(String path, Content content) {
    put(path, new Node.File(content, false));
    return this;
  }

  /// Adds a small file and the folders above it.
  ///
  /// @throws IllegalArgumentException as {@link #file(String, Content)}
  public FileTree file(String path, Bytes content) {
    return file(path, Content.of(content));
  }

  /// Adds a file that may be executed, and the folders above it.
  ///
  /// @throws IllegalArgumentException as {@link #file(String, Content)}
  public FileTree program(String path, Content content) {
    put(path, new Node.File(content, true));
    return this;
  }

  /// All of it; a folder stands before what it holds.
  public SortedMap<String, Node> nodes() {
    return Collections.unmodifiableSortedMap(nodes);
  }

  private void put(String path, Node node) {
    if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("no path of an image: " + path);
    }
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      put(path.substring(0, slash), new Node.Folder());
    }
    Node before = nodes.putIfAbsent(path, node);
    boolean bothFolders = before instanceof Node.Folder && node instanceof Node.Folder;
    if (before != null && !bothFolders) {
      throw new IllegalArgumentException("two things at one path: " + path);
    }
  }

  /// What stands at a path.
  public sealed interface Node {
    /// Holds others. Mode 0755.
    record Folder() implements Node {}

    /// Mode 0755 if it may be executed, else 0644.
    record File(Content content, boolean executable) implements Node {}
  }
}
