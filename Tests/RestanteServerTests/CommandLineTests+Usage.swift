import Foundation
import Testing

@testable import RestanteServer

extension CommandLineTests {
  @Test(
    "A value that makes no sense shows the usage of its own command",
    arguments: [
      (["publish", "--bogus"], "Usage: restante publish"),
      (["publish", "E", "--message-id", "12"], "Usage: restante publish"),
      (["serve", "--listen", "8080"], "Usage: restante serve"),
      (["queue", "why"], "Usage: restante queue why"),
      (["queue", "peek", "x", "--limit", "many"], "Usage: restante queue peek"),
      (["queue", "configure", "x", "--lease", "long"], "Usage: restante queue configure"),
      (["portal", "set", "x", "noassignment"], "Usage: restante portal set"),
      (["listen", "--delay", "long"], "Usage: restante listen"),
      (["doctor", "--mode", "lax"], "Usage: restante doctor"),
      (["health", "--timeout", "2h"], "Usage: restante health"),
      (["backup", "--bogus"], "Usage: restante backup"),
      (["tail", "--after", "soon"], "Usage: restante tail"),
      (["event-name", "add"], "Usage: restante event-name add"),
    ])
  func usage(arguments: [String], usage: String) async throws {
    let result = try await run(arguments)
    #expect(result.code == 64 && result.output == "")
    #expect(result.errors.contains("\(usage) "), "\(result.errors)")
  }

  @Test(
    "A misspelt command is answered with the one that may be meant",
    arguments: [
      (["serv"], #"There is no command "restante serv"; did you mean "restante serve"?"#),
      (
        ["queue", "peak", "x"],
        #"There is no command "restante queue peak"; did you mean "restante queue peek"?"#
      ),
    ])
  func misspeltCommands(arguments: [String], complaint: String) async throws {
    let result = try await run(arguments)
    #expect(result.code == 64 && result.errors == "Error: \(complaint)\n")
  }

  @Test("Spans of time are written as durations wherever there are any")
  func durations() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data, ["--operating-limit", "2m"])
    defer { server.child.end() }
    let here = ["--data", data.path]
    for (given, shown) in [("5m", "300"), ("1m30s", "90"), ("480", "480"), ("off", "off")] {
      let set = try await run(["portal", "set", "localhost", "operating_limit=\(given)"] + here)
      #expect(set.output.contains("operating_limit: \(shown)\n"), "\(given): \(set)")
    }
    let wrong = try await run(["portal", "set", "localhost", "operating_limit=11m"] + here)
    #expect(wrong.errors.contains("operating_limit must be off or a time from 1s to 10m"))
    let queues = try await run(
      ["portal", "set", "localhost", "--lease", "1h30m", "--history", "2d"] + here)
    #expect(queues.output.contains(#""lease":5400"#) && queues.output.contains("172800"))
    for delay in ["0.5", "3", "30s", "1m"] {
      let listen = try ChildProcess(
        ["listen", "--listen", "127.0.0.1:0", "--delay", delay], directory: data)
      while listen.isRunning, listen.output.isEmpty {
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(listen.output.hasPrefix("Listening on"), "\(delay): \(listen.errors)")
      listen.end()
    }
  }

  @Test("Failures to connect say what to do")
  func connectionFailures() async throws {
    let directory = try TemporaryDirectory()
    let certificate = try await TestCertificate("one", in: directory)
    try await LiveServer.run(directory: directory, tls: certificate.files) { server in
      let key = ["RESTANTE_KEY": server.demo.publishKey]
      let list = ["queue", "list", "--url"]
      let distrusted = try await run(list + ["https://\(server.address)"], environment: key)
      #expect(distrusted.code == 1)
      #expect(distrusted.errors.contains("its certificate is not trusted here"))
      #expect(distrusted.errors.contains("--ca-file FILE"))
      let nobody = try await run(list + ["http://127.0.0.1:1"], environment: key)
      #expect(nobody.errors.contains("nothing listens there. Is it running?"))
      let unknown = try await run(list + ["http://nosuch.invalid"], environment: key)
      #expect(unknown.code == 1 && unknown.errors.contains("nosuch.invalid did not answer"))
    }
    let plain = try TemporaryDirectory()
    try await LiveServer.run(directory: plain) { server in
      let wrong = try await run(
        ["queue", "list", "--url", "https://\(server.address)"],
        environment: ["RESTANTE_KEY": server.demo.publishKey])
      #expect(wrong.errors.contains("it does not speak TLS"), "\(wrong.errors)")
    }
  }

  @Test("Failures of a database name its file")
  func databaseFailures() async throws {
    let data = try TemporaryDirectory()
    let file = data.path + "/restante.sqlite"
    try Data("This is no database, but text that is long enough to be none.\n".utf8)
      .write(to: URL(fileURLWithPath: file))
    let serve = try await run(["serve", "--data", data.path, "--listen", "127.0.0.1:0"])
    #expect(serve.code == 1 && serve.errors.contains(file), "\(serve.errors)")
    let check = try await run(["check", "--data", data.path])
    #expect(check.code == 1 && (check.errors + check.output).contains(file), "\(check)")
    try FileManager.default.removeItem(atPath: file)
    let backup = try await run(
      ["backup", "--data", data.path, "--output", data.path + "/nowhere/file"])
    #expect(backup.code != 0 && backup.errors.contains(data.path), "\(backup)")
  }
}
