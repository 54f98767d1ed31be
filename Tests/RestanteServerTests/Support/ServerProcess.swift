import Foundation

@testable import RestanteServer

/// The program `restante serve --demo` in a process of its own.
struct ServerProcess: Sendable {
  let child: ChildProcess
  let demo: DemoFile
  let client: WebClient

  struct DidNotStart: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts a server on a free port and waits until it is ready.
  static func start(
    data: TemporaryDirectory, _ arguments: [String] = [], environment: [String: String] = [:],
    trusting: TLSFiles? = nil
  ) async throws -> ServerProcess {
    let child = try ChildProcess(
      ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", data.path] + arguments,
      environment: environment, directory: data)
    // The program says that it is ready after it wrote demo.json.
    let deadline = ContinuousClock.now + .seconds(60)
    while !child.output.contains("Restante listens on") {
      guard child.isRunning, ContinuousClock.now < deadline else {
        child.end()
        throw DidNotStart(description: child.errors)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    guard let demo = DemoFile(inDataDirectory: data.path) else {
      child.end()
      throw DidNotStart(description: "no demo.json")
    }
    return ServerProcess(
      child: child, demo: demo, client: WebClient(base: demo.baseURL, trusting: trusting))
  }

  /// Calls a method of the wire as user 1.
  func call(_ method: String, _ parameters: String = "") async throws -> Answer {
    let parameters = parameters.isEmpty ? "" : ",\(parameters)"
    return try await client.post(
      "/rest/\(method)", #"{"auth":"\#(demo.accessToken)"\#(parameters)}"#)
  }
}
