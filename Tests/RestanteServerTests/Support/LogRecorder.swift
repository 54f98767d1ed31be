import Logging
import Synchronization

/// Keeps every log message, the least severe too, as the line that an operator would see.
final class LogRecorder: Sendable {
  private let lines = Mutex<[String]>([])

  /// Writes to this recorder.
  var logger: Logger {
    Logger(label: "recorded") { _ in Handler(recorder: self) }
  }

  var all: [String] { lines.withLock { $0 } }

  func count(of text: String) -> Int { all.count { $0.contains(text) } }

  private struct Handler: LogHandler {
    let recorder: LogRecorder
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
      let line = "\(event.level) \(event.message) \(all)"
      recorder.lines.withLock { $0.append(line) }
    }
  }
}
