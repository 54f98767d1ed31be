public import Logging
import RestanteCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The log of the program, on its standard error.
public struct ServerLog: Sendable {
  /// Writes to the log; never waits.
  public let logger: Logger
  private let pipe: LogPipe
  private let level: SharedLogLevel

  /// Begins to write messages of a level and above.
  public init(level: Logger.Level, format: LogFormat = .text) {
    let pipe = LogPipe(descriptor: STDERR_FILENO)
    let repeated = RepeatedFailures()
    let label = "restante"
    let stream: any LogHandler =
      switch format {
      case .text: StreamLogHandler(label: label, stream: pipe)
      case .json: JSONLogHandler(pipe: pipe, clock: WallClock())
      }
    let shared = SharedLogLevel(level)
    logger = Logger(label: label) { _ in SparseLogHandler(stream, repeated, level: shared) }
    // Level and source are as they were with the first of them.
    pipe.everySecond { for line in repeated.due(at: .now) { stream.log(event: line) } }
    self.pipe = pipe
    self.level = shared
  }

  /// Writes messages of another level and above from now on.
  public func setLevel(_ level: Logger.Level) { self.level.set(level) }

  /// Waits until what was logged is written, for a short time at most.
  public func drain() async { await pipe.drain() }
}
