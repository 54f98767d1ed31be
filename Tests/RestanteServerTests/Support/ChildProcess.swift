import Foundation
import Synchronization

/// A process that a test started; it is ended when the test is done with it.
final class ChildProcess: Sendable {
  private let process: Process
  private let exits: AsyncStream<Int32>
  private let outputPath: String
  private let errorPath: String

  /// Foundation has crashed while several tests started programs at the same time.
  private static let starting = Mutex(())

  /// The program under test, which is built next to the tests.
  static var restante: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("restante").path
  }

  /// Starts a program whose output goes to files in `directory`.
  init(
    _ arguments: [String], program: String = ChildProcess.restante,
    environment: [String: String] = [:], input: String = "", directory: TemporaryDirectory
  ) throws {
    let name = directory.path + "/child-\(UUID().uuidString)"
    (outputPath, errorPath) = (name + ".out", name + ".err")
    try Data(input.utf8).write(to: URL(fileURLWithPath: name + ".in"))
    for path in [outputPath, errorPath] {
      try Data().write(to: URL(fileURLWithPath: path))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    var inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("RESTANTE_") }
    inherited["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = inherited.merging(environment) { _, new in new }
    process.standardInput = FileHandle(forReadingAtPath: name + ".in")
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    let (exits, exit) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = { process in
      let wasKilled = process.terminationReason == .uncaughtSignal
      exit.yield(wasKilled ? -process.terminationStatus : process.terminationStatus)
      exit.finish()
    }
    self.process = process
    self.exits = exits
    try Self.starting.withLock { _ in try process.run() }
  }

  /// What the program wrote so far.
  var output: String { Self.text(outputPath) }

  /// What the program reported so far.
  var errors: String { Self.text(errorPath) }

  var isRunning: Bool { process.isRunning }

  /// Waits for the end, once; the exit code, or the negative signal that ended the program.
  func exitCode() async -> Int32? { await exits.first { _ in true } }

  /// Sends a signal.
  func send(signal: Int32) {
    if process.isRunning { kill(process.processIdentifier, signal) }
  }

  /// Ends the program if it still runs.
  func end() { send(signal: SIGKILL) }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
