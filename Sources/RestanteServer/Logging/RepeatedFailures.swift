import Logging
import Synchronization

/// Lets one line a minute through for each kind of failure, with the number of those that were like
/// it: what fails for one publication fails for thousands.
final class RepeatedFailures: Sendable {
  /// For how long failures of one kind share a line.
  static let interval = Duration.seconds(60)
  /// How many kinds are told apart at most; more are all let through.
  private static let maxKinds = 1_000

  private struct Entry {
    var since: ContinuousClock.Instant
    var count = 0
    var last: LogEvent
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// What to log of an event: itself, or nothing because there was one like it just now.
  func passing(_ event: LogEvent, at now: ContinuousClock.Instant) -> LogEvent? {
    guard event.level >= .error, let kind = Self.kind(of: event) else { return event }
    return entries.withLock { entries in
      guard var entry = entries[kind], now - entry.since < Self.interval else {
        if entries.count >= Self.maxKinds { entries.removeAll() }
        entries[kind] = Entry(since: now, last: event)
        return event
      }
      entry.count += 1
      entry.last = event
      entries[kind] = entry
      return nil
    }
  }

  /// The lines for failures that were not let through and whose minute is over.
  func due(at now: ContinuousClock.Instant) -> [LogEvent] {
    entries.withLock { entries in
      let over = entries.filter { now - $0.value.since >= Self.interval }
      var lines: [LogEvent] = []
      for (kind, entry) in over.sorted(by: { $0.value.since < $1.value.since }) {
        guard entry.count > 0 else {
          entries[kind] = nil
          continue
        }
        // The next minute begins with this line.
        entries[kind] = Entry(since: now, last: entry.last)
        var line = entry.last
        line.metadata = (line.metadata ?? [:]).merging(["repeated": "\(entry.count)"]) { $1 }
        lines.append(line)
      }
      return lines
    }
  }

  /// What failed and of which kind the error is, which begins with its code; `nil` for events that
  /// are not about an error.
  private static func kind(of event: LogEvent) -> String? {
    guard let error = event.metadata?["error"] else { return nil }
    return "\(event.message) \("\(error)".prefix { $0 != ":" })"
  }
}

/// Writes log messages to a stream, failures of one kind once a minute. A logger logs from the
/// level on that all share, unless it is given one of its own.
struct SparseLogHandler: LogHandler {
  private var stream: any LogHandler
  private let repeated: RepeatedFailures
  private let sharedLevel: SharedLogLevel
  private var ownLevel: Logger.Level?

  init(_ stream: any LogHandler, _ repeated: RepeatedFailures, level: SharedLogLevel) {
    self.stream = stream
    self.repeated = repeated
    sharedLevel = level
  }

  var metadata: Logger.Metadata {
    get { stream.metadata }
    set { stream.metadata = newValue }
  }
  var metadataProvider: Logger.MetadataProvider? {
    get { stream.metadataProvider }
    set { stream.metadataProvider = newValue }
  }
  var logLevel: Logger.Level {
    get { ownLevel ?? sharedLevel.value }
    set { ownLevel = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { stream[metadataKey: key] }
    set { stream[metadataKey: key] = newValue }
  }

  func log(event: LogEvent) {
    guard let event = repeated.passing(event, at: .now) else { return }
    stream.log(event: event)
  }
}
