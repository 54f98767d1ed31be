public import RestantePostgres
public import Foundation
import Synchronization

/// A real PostgreSQL server for tests: a cluster of its own in a temporary directory, reached by a
/// socket in that directory and a port of loopback. It ends, and everything of it goes, when the
/// process that started it ends, however it does.
public final class PostgresCluster: Sendable {
  /// Why a server could not be started.
  public struct Failure: Error, CustomStringConvertible {
    /// What happened.
    public var description: String
  }

  /// The cluster that all tests of a run share. It does not wait for the disk.
  public static let shared: Result<PostgresCluster, any Error> = Result {
    try PostgresCluster(isDurable: false)
  }

  /// The directory of everything.
  public let directory: URL
  /// The port on loopback.
  public let port: Int
  /// The process id of the server.
  public let processID: Int32
  private let guardian: Process
  private let databases = Mutex(0)

  /// Makes a cluster and starts its server.
  ///
  /// - Parameter isDurable: Whether commits wait for the disk, as they should where nothing is a
  ///   test.
  public init(isDurable: Bool) throws {
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
    let server = Self.asOwner(
      [Self.program("postgres"), "-D", data] + settings.flatMap { ["-c", $0] })
    // A shell that looks after the server for as long as this process lives, however it ends.
    let script = """
      exec </dev/null >"$DIRECTORY/log" 2>&1
      "$@" & server=$!
      while kill -0 "$PARENT" && [ ! -e "$DIRECTORY/stop" ]; do sleep 0.3; done
      pid=$(head -1 "$DIRECTORY/data/postmaster.pid")
      [ -n "$pid" ] && kill -INT "$pid"
      wait $server
      rm -rf "$DIRECTORY"
      """
    guardian = Process()
    guardian.executableURL = URL(fileURLWithPath: "/bin/sh")
    guardian.arguments = ["-c", script, "guardian"] + server
    guardian.environment = ProcessInfo.processInfo.environment.merging([
      "DIRECTORY": directory.path, "PARENT": "\(ProcessInfo.processInfo.processIdentifier)",
    ]) { $1 }
    guardian.standardInput = FileHandle.nullDevice
    guardian.standardOutput = FileHandle.nullDevice
    guardian.standardError = FileHandle.nullDevice
    try guardian.run()
    processID = try Self.waitUntilReady(data: data, directory: directory)
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

  /// Makes an empty database; answers its name.
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

  /// Removes a database, whoever uses it.
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
  private static func waitUntilReady(data: String, directory: URL) throws -> Int32 {
    for _ in 0..<600 {
      let lines = (try? String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8))?
        .split(separator: "\n", omittingEmptySubsequences: false)
      if let lines, lines.count >= 8, lines[7].hasPrefix("ready"), let pid = Int32(lines[0]) {
        return pid
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
    let log = try? String(
      contentsOfFile: directory.appendingPathComponent("log").path, encoding: .utf8)
    throw Failure(description: "the server did not start: \(log ?? "no log")")
  }
}
