public import RestantePostgres
public import Foundation
import Synchronization

/// A real PostgreSQL server for tests and measurements: a cluster of its own in a temporary
/// directory, reached by a socket in that directory and a port of loopback. It ends, and everything
/// of it goes, when the process that started it ends, however it does.
public final class PostgresCluster: Sendable {
  /// Why a server could not be started.
  public struct Failure: Error, CustomStringConvertible {
    /// What happened.
    public var description: String

    /// Creates an error.
    public init(description: String) {
      self.description = description
    }
  }

  /// The cluster that all tests of a run share. It does not wait for the disk.
  public static let shared: Result<PostgresCluster, any Error> = Result {
    try PostgresCluster(isDurable: false)
  }

  /// The directory of everything.
  public let directory: URL
  /// The port on loopback.
  public let port: Int
  /// The process id of the server; another one after ``start()``.
  public var processID: Int32 { server.withLock { $0 } }
  private let server: Mutex<Int32>
  private let guardian: Process
  private let databases = Mutex(0)

  /// Makes a cluster and starts its server.
  ///
  /// - Parameters:
  ///   - isDurable: Whether commits wait for the disk, as they should where nothing is a test.
  ///   - extra: More of the server's settings, as `name=value`.
  public init(isDurable: Bool, with extra: [String] = []) throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("restante-pg-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true)
    if Self.isRoot { try Self.run(["chown", "postgres", directory.path]) }
    let data = directory.appendingPathComponent("data").path
    try Self.run(
      Self.asOwner([
        Self.program("initdb"), "--pgdata", data, "--username", "postgres", "--auth", "trust",
        "--encoding", "UTF8", "--locale", "C", "--no-sync",
      ]))
    port = try Self.freePort()
    let settings = [
      "listen_addresses=127.0.0.1", "port=\(port)", "unix_socket_directories=\(directory.path)",
      "max_connections=400", "shared_buffers=64MB", "max_wal_size=1GB",
      "fsync=\(isDurable ? "on" : "off")", "full_page_writes=\(isDurable ? "on" : "off")",
      "log_min_messages=error", "autovacuum_naptime=5s", "max_locks_per_transaction=256",
    ]
    let command = Self.asOwner(
      [Self.program("postgres"), "-D", data] + (settings + extra).flatMap { ["-c", $0] })
    // A shell that looks after the server for as long as this process lives, however it ends.
    let script = """
      exec </dev/null >"$DIRECTORY/log" 2>&1
      while kill -0 "$PARENT" && [ ! -e "$DIRECTORY/stop" ]; do
        if [ ! -e "$DIRECTORY/down" ] && [ ! -e "$DIRECTORY/running" ]; then
          : >"$DIRECTORY/running"
          { "$@"; rm -f "$DIRECTORY/running"; } &
        fi
        sleep 0.3
      done
      if [ -e "$DIRECTORY/running" ]; then kill -INT $(head -1 "$DIRECTORY/data/postmaster.pid"); fi
      wait
      rm -rf "$DIRECTORY"
      """
    guardian = Process()
    guardian.executableURL = URL(fileURLWithPath: "/bin/sh")
    guardian.arguments = ["-c", script, "guardian"] + command
    guardian.environment = ProcessInfo.processInfo.environment.merging([
      "DIRECTORY": directory.path, "PARENT": "\(ProcessInfo.processInfo.processIdentifier)",
    ]) { $1 }
    guardian.standardInput = FileHandle.nullDevice
    guardian.standardOutput = FileHandle.nullDevice
    guardian.standardError = FileHandle.nullDevice
    try guardian.run()
    server = Mutex(try Self.waitUntilReady(in: directory))
  }

  deinit {
    _ = FileManager.default.createFile(
      atPath: directory.appendingPathComponent("stop").path, contents: nil)
    guardian.waitUntilExit()
  }

  /// How to connect to a database of the cluster.
  public func settings(database: String) throws -> ConnectionSettings {
    try ConnectionSettings(
      address: "host=\(directory.path) port=\(port) user=postgres dbname=\(database)")
  }

  /// The address of a database by TCP, as users write it.
  public func address(database: String) -> String {
    "postgres://postgres@127.0.0.1:\(port)/\(database)"
  }

  /// Makes an empty database; returns its name.
  ///
  /// - Parameter template: What to begin with.
  public func makeDatabase(from template: String = "template0") async throws -> String {
    let number = databases.withLock { number in
      number += 1
      return number
    }
    let name = "t\(number)"
    try await DatabaseScript.run(
      "CREATE DATABASE \(name) TEMPLATE \(template)", on: settings(database: "postgres"))
    return name
  }

  /// Removes a database, no matter who uses it.
  public func removeDatabase(_ name: String) async throws {
    try await DatabaseScript.run(
      "DROP DATABASE IF EXISTS \(name) WITH (FORCE)", on: settings(database: "postgres"))
  }

  private static var isRoot: Bool { getuid() == 0 }

  private static func asOwner(_ command: [String]) -> [String] {
    isRoot ? ["runuser", "-u", "postgres", "--"] + command : command
  }

  /// The server's programs are where Debian puts them, or in the path.
  private static func program(_ name: String) -> String {
    let versions =
      (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let newest = versions.compactMap(Int.init).max() ?? 0
    let path = "/usr/lib/postgresql/\(newest)/bin/\(name)"
    return FileManager.default.isExecutableFile(atPath: path) ? path : name
  }

  private static func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "\(command.joined(separator: " ")): \(String(decoding: said, as: UTF8.self))")
    }
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    return try LoopbackPort.bind(descriptor)
  }

  /// The server's process id, once its pid file says that it takes connections.
  ///
  /// - Parameter former: A server that ended; its file does not count.
  private static func waitUntilReady(in directory: URL, after former: Int32 = 0) throws -> Int32 {
    let file = directory.appendingPathComponent("data/postmaster.pid").path
    for _ in 0..<600 {
      let lines = (try? String(contentsOfFile: file, encoding: .utf8))?
        .split(separator: "\n", omittingEmptySubsequences: false)
      if let lines, lines.count >= 8, lines[7].hasPrefix("ready"), let pid = Int32(lines[0]),
        pid != former
      {
        return pid
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
    let log = try? String(
      contentsOfFile: directory.appendingPathComponent("log").path, encoding: .utf8)
    throw Failure(description: "the server did not start: \(log ?? "no log")")
  }
}

/// Taking the server away and bringing it back.
extension PostgresCluster {
  /// How a server ends.
  public enum Ending: Sendable, CaseIterable {
    /// It closes its connections and stops.
    case orderly
    /// All its processes get `kill -9`.
    case killed
  }

  /// Ends the server; it stays away until ``start()``.
  public func stop(_ ending: Ending) throws {
    let down = directory.appendingPathComponent("down").path
    _ = FileManager.default.createFile(atPath: down, contents: nil)
    switch ending {
    case .orderly: kill(processID, SIGINT)
    case .killed:
      let children = children(of: processID)
      // First the one that would start the others again.
      for process in [processID] + children { kill(process, SIGKILL) }
    }
    let running = directory.appendingPathComponent("running").path
    for _ in 0..<600 where FileManager.default.fileExists(atPath: running) {
      Thread.sleep(forTimeInterval: 0.1)
    }
    guard !FileManager.default.fileExists(atPath: running) else {
      throw Failure(description: "the server did not end")
    }
  }

  /// Starts the server again and waits until it takes connections.
  public func start() throws {
    try FileManager.default.removeItem(at: directory.appendingPathComponent("down"))
    let ready = try Self.waitUntilReady(in: directory, after: processID)
    server.withLock { $0 = ready }
  }

  private func children(of process: Int32) -> [Int32] {
    let file = "/proc/\(process)/task/\(process)/children"
    return ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "")
      .split(separator: " ").compactMap { Int32($0) }
  }
}
