import Foundation
import RestanteJSON

/// The server's own program with a demo portal, in a directory that is removed in the end.
final class ServerProcess {
  private let process = Process()
  private let directory: URL
  let port: UInt16
  let accessToken: String
  let publishKey: String

  /// Starts the program that stands beside the running one.
  ///
  /// - Parameter database: The address of the database that it shares with others, if it does.
  init(database: String? = nil) throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("restante-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("restante")
    process.arguments = [
      "serve", "--demo", "--listen", "127.0.0.1:0", "--data", directory.path, "--log-level",
      "error",
    ]
    if let database {
      process.arguments? += ["--database", database]
      process.environment = ProcessInfo.processInfo.environment.merging([
        "RESTANTE_SERVER_KEY": String(repeating: "0f", count: 32)
      ]) { $1 }
    }
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let demo = try Self.waitForDemo(directory.appendingPathComponent("demo.json"))
    guard let base = demo["base_url"]?.stringValue.flatMap(URL.init(string:)),
      let port = base.port, let token = demo["access_token"]?.stringValue,
      let key = demo["publish_key"]?.stringValue
    else { throw HTTPConnection.Failure(message: "demo.json does not say where the server is") }
    self.port = UInt16(port)
    self.accessToken = token
    self.publishKey = key
  }

  private static func waitForDemo(_ file: URL) throws -> JSONValue {
    for _ in 0..<600 {
      if let bytes = try? Data(contentsOf: file) { return try JSONParser().parse(Array(bytes)) }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw HTTPConnection.Failure(message: "the server did not start within 30 s")
  }

  /// How much of the server is in memory.
  func residentBytes() throws -> Int {
    let status = try String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    for line in status.split(separator: "\n") where line.hasPrefix("VmRSS:") {
      if let kilobytes = Int(line.filter(\.isNumber)) { return kilobytes << 10 }
    }
    throw HTTPConnection.Failure(message: "the system does not say how large the server is")
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: directory)
  }
}
