import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that the bench starts and that ends with it, however the bench ends.
final class ChildProgram {
  /// When the directory that a program works in is removed.
  enum DirectoryLife {
    /// When the program is stopped.
    case untilStop
    /// By the caller, and otherwise when the bench ends without having done so.
    case untilBenchEnds
    /// Never.
    case kept
  }

  private let process = Process()
  private let directory: URL
  private let life: DirectoryLife

  /// Starts a program. What it prints goes to `log` in its directory.
  ///
  /// - Parameters:
  ///   - command: The program, looked up in the path if it has no slash, and its arguments.
  ///   - environment: Variables besides those of this process.
  ///   - directory: An existing directory.
  ///   - life: When the directory is removed.
  init(
    _ command: [String], environment: [String: String] = [:], in directory: URL,
    life: DirectoryLife = .untilStop
  ) throws {
    self.directory = directory
    self.life = life
    let log = directory.appendingPathComponent("log").path
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    let output = FileHandle(forWritingAtPath: log) ?? .nullDevice
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    #if os(Linux)
      // RabbitMQ does not start where hang-ups are ignored, as below nohup.
      process.arguments = ["--default-signal"] + command
    #else
      process.arguments = command
    #endif
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try Self.withSignals {
      try process.run()
      try guardian().run()
    }
  }

  /// Threads of Swift block most signals, and a program that is started inherits that: some would
  /// never learn that they are to end, or that a child of theirs has ended.
  private static func withSignals<Result>(_ body: () throws -> Result) rethrows -> Result {
    var none = sigset_t()
    var former = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    return try body()
  }

  var processID: Int32 { process.processIdentifier }

  var isRunning: Bool { process.isRunning }

  /// The end of what it printed.
  var lastWords: String {
    let log = directory.appendingPathComponent("log")
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return String(text.suffix(300)).split(separator: "\n").joined(separator: " / ")
  }

  /// A shell that ends the program once this process is gone without having done so. A program
  /// leads a process group of its own, so that its children end with it.
  private func guardian() -> Process {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    let script = """
      trap '' INT
      while kill -0 "$PARENT" && kill -0 "$CHILD"; do sleep 1; done
      kill -0 "$PARENT" && exit
      kill -TERM "-$CHILD"
      for turn in 1 2 3 4 5 6 7 8 9 10; do kill -0 "-$CHILD" && sleep 1; done
      kill -KILL "-$CHILD"
      [ -z "$DIRECTORY" ] || rm -rf "$DIRECTORY"
      """
    shell.arguments = ["-c", script]
    shell.environment = [
      "PARENT": "\(ProcessInfo.processInfo.processIdentifier)", "CHILD": "\(processID)",
      "DIRECTORY": life == .kept ? "" : directory.path, "PATH": "/usr/bin:/bin",
    ]
    shell.standardInput = FileHandle.nullDevice
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    return shell
  }

  /// Ends it and removes its directory.
  ///
  /// - Parameter signal: `SIGKILL` for programs that would first put their data in order.
  func stop(_ signal: Int32 = SIGTERM) {
    if process.isRunning { kill(-processID, signal) }
    process.waitUntilExit()
    if life == .untilStop { try? FileManager.default.removeItem(at: directory) }
  }

  /// A new directory for a program.
  static func makeDirectory() throws -> URL {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("restante-bench-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    return directory
  }

  /// Tries something until it yields a value, the program has ended, or it takes too long.
  func patiently<Value>(
    seconds: Double = 30, _ attempt: () throws -> Value?
  ) throws -> Value {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .seconds(seconds), isRunning {
      if let value = try attempt() { return value }
      Thread.sleep(forTimeInterval: 0.005)
    }
    throw HTTPConnection.Failure(
      message: "the program did not start\(isRunning ? " in time" : ""): \(lastWords)")
  }
}
