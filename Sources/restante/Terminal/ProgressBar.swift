import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A bar on standard error that grows while something is done; nothing where that is no terminal.
final class ProgressBar: Sendable {
  private static let width = 40

  private let title: String
  private let isShown: Bool
  /// What the bar shows; `nil` when it shows nothing.
  private let shown = Mutex<String?>(nil)

  /// A bar that is not shown yet.
  init(_ title: String) {
    self.title = title
    self.isShown = isatty(STDERR_FILENO) == 1
  }

  /// Shows how much is done.
  func show(_ done: Int, of total: Int) {
    guard isShown else { return }
    shown.withLock { shown in
      let line = Self.line(title, done: done, total: total)
      guard line != shown else { return }
      StandardStreams.draw("\r" + line)
      shown = line
    }
  }

  /// Removes the bar.
  func clear() {
    shown.withLock { shown in
      guard let line = shown else { return }
      StandardStreams.draw("\r" + String(repeating: " ", count: line.count) + "\r")
      shown = nil
    }
  }

  /// The bar as it is drawn.
  static func line(_ title: String, done: Int, total: Int) -> String {
    let share = total > 0 ? min(1, max(0, Double(done) / Double(total))) : 0
    let filled = Int(share * Double(width))
    let bar =
      String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled)
    let percent = String(Int(share * 100))
    return "\(title) [\(bar)] " + String(repeating: " ", count: 3 - percent.count) + percent + " %"
  }
}
