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

  /// A launcher that runs a script of the shell first, which ends in `exec "$@"`.
  static func shell(_ script: String) -> [String] { ["/bin/sh", "-c", script, "launcher"] }

  /// Starts a server on a free port and waits until it is ready.
  ///
  /// - Parameter launcher: A program and its first arguments, which gets the command as further
  ///   ones and becomes it.
  static func start(
    data: TemporaryDirectory, _ arguments: [String] = [], environment: [String: String] = [:],
    launcher: [String] = [], trusting: TLSFiles? = nil
  ) async throws -> ServerProcess {
    let command =
      ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", data.path] + arguments
    let child =
      if let program = launcher.first {
        try ChildProcess(
          launcher.dropFirst() + [ChildProcess.restante] + command, program: program,
          environment: environment, directory: data)
      } else {
        try ChildProcess(command, environment: environment, directory: data)
      }
    // The program says that it is ready after it wrote demo.json.
    let deadline = ContinuousClock.now + .seconds(300)
    while !child.output.contains("Restante listens on") {
      guard child.isRunning, ContinuousClock.now < deadline else {
        child.end()
        let code = await child.exitCode() ?? 0
        throw DidNotStart(description: "it did not start: \(code), \(child.errors)\(child.output)")
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
