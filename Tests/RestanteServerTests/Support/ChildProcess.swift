import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process that a test started; it is ended when the test is done with it.
///
/// It is spawned by hand: Foundation's `Process` crashed now and then in a program that opens and
/// closes as many descriptors at the same time as these tests do.
final class ChildProcess: Sendable {
  struct SpawnError: Error {
    var program: String
    var code: Int32
  }

  let identifier: pid_t
  private let running = Mutex(true)
  private let exits: AsyncStream<Int32>
  private let outputPath: String
  private let errorPath: String

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
    // Whatever the machine has in /etc is not the test's.
    let settings = name + ".yaml"
    _ = FileManager.default.createFile(
      atPath: settings, contents: nil, attributes: [.posixPermissions: 0o600])
    var inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("RESTANTE_") }
    inherited["SWIFT_BACKTRACE"] = "enable=no"
    inherited["RESTANTE_CONFIG"] = settings
    let variables = inherited.merging(environment) { _, new in new }
    let files = [name + ".in", outputPath, errorPath]
    identifier = try Self.spawn(
      program, arguments: [program] + arguments,
      environment: variables.map { "\($0.key)=\($0.value)" }, files: files)
    ChildGuardian.shared.add(identifier)
    let (exits, exit) = AsyncStream<Int32>.makeStream()
    self.exits = exits
    Thread { self.reap { exit.yield($0) } }.start()
  }

  /// Starts a program with the files as its standard streams and no other descriptor.
  private static func spawn(
    _ program: String, arguments: [String], environment: [String], files: [String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, path) in files.enumerated() {
      let flags = descriptor == 0 ? O_RDONLY : O_WRONLY
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), path, flags, 0)
    }
    // What is not open is passed over. Others may open some meanwhile, which get low numbers.
    for descriptor in 3..<(highestDescriptor() + 512) {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The test process blocks and ignores signals that the program wants to hear.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = environment.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var identifier = pid_t()
    let code = posix_spawn(&identifier, program, &actions, &attributes, argv, envp)
    guard code == 0 else { throw SpawnError(program: program, code: code) }
    return identifier
  }

  /// The highest descriptor of the test process, which opens thousands: a pipe that a program
  /// inherited would not end for whoever reads it.
  private static func highestDescriptor() -> Int32 {
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
    return open.compactMap { Int32($0) }.max() ?? 1_024
  }

  /// Waits for the end and tells the exit code, or the negative signal that ended the program.
  private func reap(_ report: (Int32) -> Void) {
    var information = siginfo_t()
    // Looks without taking the process away, so that no signal can go to another one.
    waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT)
    var status: Int32 = 0
    running.withLock { running in
      ChildGuardian.shared.remove(identifier)
      waitpid(identifier, &status, 0)
      running = false
    }
    report(status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F))
  }

  /// What the program wrote so far.
  var output: String { Self.text(outputPath) }

  /// What the program reported so far.
  var errors: String { Self.text(errorPath) }

  var isRunning: Bool { running.withLock { $0 } }

  /// Waits for the end, once; the exit code, or the negative signal that ended the program.
  func exitCode() async -> Int32? { await exits.first { _ in true } }

  /// Sends a signal.
  func send(signal: Int32) {
    running.withLock { running in
      if running { kill(identifier, signal) }
    }
  }

  /// Ends the program if it still runs.
  func end() { send(signal: SIGKILL) }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
