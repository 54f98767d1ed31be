import Foundation
import RestanteJSON

/// The server's own program with a demo portal.
final class ServerProcess {
  private let program: ChildProgram
  let port: UInt16
  let accessToken: String
  let publishKey: String
  /// The demo portal's application.
  let clientID: String
  /// The demo portal's administrator's key.
  let adminKey: String
  /// A key that administers the whole server.
  let serverKey: String
  /// From the start of the program to the reply to its first call.
  let startupSeconds: Double

  /// Starts the program that stands beside the running one.
  ///
  /// - Parameters:
  ///   - database: The address of the database that it shares with others, if it does.
  ///   - data: A data directory and when it is removed; a new one for this process by default.
  ///   - flags: More flags of `serve`.
  init(
    database: String? = nil, data: (URL, ChildProgram.DirectoryLife)? = nil, flags: [String] = []
  ) throws {
    let (directory, life) = try data ?? (ChildProgram.makeDirectory(), .untilStop)
    let demo = directory.appendingPathComponent("demo.json")
    // Each start writes new credentials.
    let former = try? Data(contentsOf: demo)
    var command = [
      BuiltProgram.path("restante"), "serve", "--demo", "--listen", "127.0.0.1:0", "--data",
      directory.path, "--log-level", "error",
    ]
    var environment: [String: String] = [:]
    if let database {
      command += ["--database", database]
      environment["RESTANTE_SERVER_KEY"] = String(repeating: "0f", count: 32)
    }
    let start = ContinuousClock.now
    program = try ChildProgram(
      command + flags, environment: environment, in: directory, life: life)
    do {
      let members = try program.patiently(seconds: 120) { () -> JSONValue? in
        guard let bytes = try? Data(contentsOf: demo), bytes != former else { return nil }
        return try? JSONParser().parse(Array(bytes))
      }
      let text = { (name: String) throws -> String in
        guard let text = members[name]?.stringValue else {
          throw HTTPConnection.Failure(message: "demo.json has no \(name)")
        }
        return text
      }
      port = UInt16(URL(string: try text("base_url"))?.port ?? 0)
      accessToken = try text("access_token")
      publishKey = try text("publish_key")
      clientID = try text("client_id")
      adminKey = try text("admin_key")
      let administration = try? Data(
        contentsOf: directory.appendingPathComponent("admin.json"))
      let server = administration.flatMap { try? JSONParser().parse(Array($0)) }
      serverKey = server?["key"]?.stringValue ?? ""
      try Self.waitUntilReady(program, port: port, accessToken: accessToken)
    } catch {
      program.stop()
      throw error
    }
    startupSeconds = (ContinuousClock.now - start) / .seconds(1)
  }

  /// The credentials are written just before calls get replies.
  private static func waitUntilReady(
    _ program: ChildProgram, port: UInt16, accessToken: String
  ) throws {
    let body = JSONValue.object(["auth": .string(accessToken)]).encoded()
    _ = try program.patiently {
      try? HTTPConnection(host: "127.0.0.1", port: port).post("/rest/server.time", body: body)
    }
  }

  /// How much of the server is in memory.
  func residentBytes() throws -> Int { try memory("VmRSS") }

  /// The peak of the server's resident memory.
  func peakResidentBytes() throws -> Int { try memory("VmHWM") }

  private func memory(_ name: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(program.processID)/status", encoding: .utf8)
    for line in status.split(separator: "\n") where line.hasPrefix("\(name):") {
      if let kilobytes = Int(line.filter(\.isNumber)) { return kilobytes << 10 }
    }
    throw HTTPConnection.Failure(message: "the system does not say how large the server is")
  }

  /// The processor time that the server used.
  func processorSeconds() throws -> Double {
    let text = try String(contentsOfFile: "/proc/\(program.processID)/stat", encoding: .utf8)
    // Behind the program's name in parentheses: the state is the first, user time the twelfth.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      throw HTTPConnection.Failure(message: "the system does not say how busy the server is")
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  func stop() { program.stop() }
}
