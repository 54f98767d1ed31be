import Foundation
import RestanteJSON

/// The server's own program with a demo portal, in a directory that is removed in the end.
final class ServerProcess {
  private let process = Process()
  private let directory: URL
  let port: UInt16
  let accessToken: String
  let publishKey: String
  /// The demo portal's application.
  let clientID: String
  /// The demo portal's administrator's key.
  let adminKey: String
  /// A key that administers the whole server.
  let serverKey: String

  /// Starts the program that stands beside the running one.
  ///
  /// - Parameters:
  ///   - database: The address of the database that it shares with others, if it does.
  ///   - flags: More flags of `serve`.
  init(database: String? = nil, flags: [String] = []) throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("restante-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("restante")
    process.arguments =
      [
        "serve", "--demo", "--listen", "127.0.0.1:0", "--data", directory.path, "--log-level",
        "error",
      ] + flags
    if let database {
      process.arguments? += ["--database", database]
      process.environment = ProcessInfo.processInfo.environment.merging([
        "RESTANTE_SERVER_KEY": String(repeating: "0f", count: 32)
      ]) { $1 }
    }
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try Self.guardian(of: process.processIdentifier, in: directory).run()
    let demo = try Self.waitForDemo(directory.appendingPathComponent("demo.json"))
    guard let base = demo["base_url"]?.stringValue.flatMap(URL.init(string:)),
      let port = base.port, let token = demo["access_token"]?.stringValue,
      let key = demo["publish_key"]?.stringValue, let clientID = demo["client_id"]?.stringValue,
      let adminKey = demo["admin_key"]?.stringValue
    else { throw HTTPConnection.Failure(message: "demo.json does not say where the server is") }
    self.port = UInt16(port)
    self.accessToken = token
    self.publishKey = key
    self.clientID = clientID
    self.adminKey = adminKey
    let administration = try? Data(contentsOf: directory.appendingPathComponent("admin.json"))
    let members = administration.flatMap { try? JSONParser().parse(Array($0)) }
    self.serverKey = members?["key"]?.stringValue ?? ""
    try waitUntilReady()
  }

  /// A shell that ends the server once this process is gone without having done so.
  private static func guardian(of server: Int32, in directory: URL) -> Process {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    let script = """
      trap '' INT
      while kill -0 "$PARENT" && kill -0 "$SERVER"; do sleep 0.3; done
      kill -0 "$PARENT" && exit
      kill "$SERVER"
      while kill -0 "$SERVER"; do sleep 0.3; done
      rm -rf "$DIRECTORY"
      """
    shell.arguments = ["-c", script]
    shell.environment = [
      "PARENT": "\(ProcessInfo.processInfo.processIdentifier)", "SERVER": "\(server)",
      "DIRECTORY": directory.path, "PATH": "/usr/bin:/bin",
    ]
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    return shell
  }

  private static func waitForDemo(_ file: URL) throws -> JSONValue {
    try patiently {
      guard let bytes = try? Data(contentsOf: file) else { return nil }
      return try JSONParser().parse(Array(bytes))
    }
  }

  /// The credentials are written just before calls are answered.
  private func waitUntilReady() throws {
    let body = JSONValue.object(["auth": .string(accessToken)]).encoded()
    _ = try Self.patiently {
      try? HTTPConnection(host: "127.0.0.1", port: port).post("/rest/server.time", body: body)
    }
  }

  private static func patiently<Value>(_ attempt: () throws -> Value?) throws -> Value {
    for _ in 0..<600 {
      if let value = try attempt() { return value }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw HTTPConnection.Failure(message: "the server did not start within 30 s")
  }

  /// How much of the server is in memory.
  func residentBytes() throws -> Int { try memory("VmRSS") }

  /// The peak of the server's resident memory.
  func peakResidentBytes() throws -> Int { try memory("VmHWM") }

  private func memory(_ name: String) throws -> Int {
    let status = try String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    for line in status.split(separator: "\n") where line.hasPrefix("\(name):") {
      if let kilobytes = Int(line.filter(\.isNumber)) { return kilobytes << 10 }
    }
    throw HTTPConnection.Failure(message: "the system does not say how large the server is")
  }

  /// The processor time that the server used.
  func processorSeconds() throws -> Double {
    let text = try String(
      contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
    // Behind the program's name in parentheses: the state is the first, user time the twelfth.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      throw HTTPConnection.Failure(message: "the system does not say how busy the server is")
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: directory)
  }
}
