import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on standard error that says how far something has come whose end is not known; nothing
/// where that is no terminal.
final class ProgressLine: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let shown = Mutex("")

  /// Shows a line in the place of the one before.
  func show(_ line: String) {
    guard isShown else { return }
    shown.withLock { shown in
      let rest = String(repeating: " ", count: max(0, shown.count - line.count))
      StandardStreams.draw("\r\(line)\(rest)")
      shown = line
    }
  }

  /// Removes the line.
  func clear() {
    shown.withLock { shown in
      guard !shown.isEmpty else { return }
      StandardStreams.draw("\r" + String(repeating: " ", count: shown.count) + "\r")
      shown = ""
    }
  }
}
