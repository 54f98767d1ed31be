import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

/// `restante publish --file`, with the real program.
@Suite("Publishing a file", .serialized)
struct PublishFileTests {
  private func run(
    _ arguments: [String]
  ) async throws -> (code: Int32?, output: String, errors: String) {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(arguments, directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    return withExtendedLifetime(directory) { (code, child.output, child.errors) }
  }

  private func server(_ data: TemporaryDirectory) async throws -> ServerProcess {
    let server = try await ServerProcess.start(data: data)
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    return server
  }

  private func lines(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { #"{"event":"ONCRMDEALUPDATE","data":\#($0)}"# + "\n" }.joined()
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// How many events were published as new ones, and how many as repeats of those.
  private func counts(_ server: ServerProcess) async throws -> (new: Int, repeats: Int) {
    let text = try await server.client.get("/metrics").text
    func value(_ change: String) -> Int {
      let line = text.split(separator: "\n").first {
        $0.hasPrefix(#"restante_events_total{change="\#(change)"} "#)
      }
      return line.flatMap { Int($0.split(separator: " ").last ?? "") } ?? -1
    }
    return (value("published"), value("refreshed"))
  }

  @Test("All lines are published once; a second run publishes only what was added")
  func wholeFile() async throws {
    let data = try TemporaryDirectory()
    let server = try await server(data)
    defer { server.child.end() }
    let file = data.path + "/events.jsonl"
    try write(lines(1...1_200) + "\n", to: file)
    let publish = ["publish", "--file", file, "--data", data.path]
    let first = try await run(publish)
    #expect(
      first.output == "1201 lines: accepted 1200, queued 1200, deliveries 0, suppressed 0\n",
      "\(first.errors)")
    let again = try await run(publish + ["--json"])
    #expect(Answer(contents: Array(again.output.utf8)).json["lines"] == 0)
    try write(lines(1...1_200) + "\n" + lines(1_201...1_202), to: file)
    let added = try await run(publish)
    #expect(added.output.hasPrefix("2 lines (1201 before): accepted 2, queued 2,"))
    let counts = try await counts(server)
    #expect(counts == (1_202, 0))
  }

  @Test("What the history saved can be published again")
  func history() async throws {
    let data = try TemporaryDirectory()
    let server = try await server(data)
    defer { server.child.end() }
    let file = data.path + "/events.jsonl"
    try write(lines(1...3), to: file)
    #expect(try await run(["publish", "--file", file, "--data", data.path]).code == 0)
    _ = try await server.call("event.offline.get", #""clear":1"#)
    let saved = data.path + "/history.jsonl"
    let export = try await run(
      ["queue", "history", server.demo.clientID, "--data", data.path, "--output", saved])
    #expect(export.output == "3 events saved to \(saved)\n")
    let published = try await run(["publish", "--file", saved, "--data", data.path])
    #expect(published.output.hasPrefix("3 lines: accepted 3, queued 3,"), "\(published.errors)")
    #expect(try await counts(server) == (6, 0))
  }

  @Test("A line that is wrong is named; when it is mended, the rest is published")
  func wrongLine() async throws {
    let data = try TemporaryDirectory()
    let server = try await server(data)
    defer { server.child.end() }
    let file = data.path + "/events.jsonl"
    let publish = ["publish", "--file", file, "--data", data.path]
    try write(lines(1...501) + "{\n" + lines(503...510), to: file)
    let broken = try await run(publish)
    #expect(broken.code == 64)
    #expect(broken.errors.contains("\(file), line 502: not acceptable JSON"), "\(broken.errors)")
    try write(lines(1...501) + #"{"event":7}"# + "\n" + lines(503...510), to: file)
    let refused = try await run(publish)
    #expect(refused.code == 1)
    #expect(refused.errors.contains("\(file), line 502: "), "\(refused.errors)")
    #expect(refused.errors.contains("500 lines are published"))
    try write(lines(1...510), to: file)
    #expect(try await run(publish).output.hasPrefix("10 lines (500 before): accepted 10,"))
    #expect(try await counts(server) == (510, 0))
    try write(lines(7...9), to: file)
    let other = try await run(publish)
    #expect(other.code == 64)
    #expect(other.errors.contains("is about another file"))
  }

  @Test("Killed again and again, it goes on where it was, and nothing is published twice")
  func killed() async throws {
    let data = try TemporaryDirectory()
    let server = try await server(data)
    defer { server.child.end() }
    let file = data.path + "/events.jsonl"
    let total = 20_000
    try write(lines(1...total), to: file)
    let publish = ["publish", "--file", file, "--data", data.path]
    var kills = 0
    var random = SystemRandomNumberGenerator()
    while kills < 15 {
      let directory = try TemporaryDirectory()
      let child = try ChildProcess(publish, directory: directory)
      // It is killed some time after it began to publish, wherever it is then.
      let before = try await counts(server).new
      while child.isRunning, try await counts(server).new == before {}
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...30, using: &random)))
      child.end()
      let code = await child.exitCode()
      if code == 0 { break }
      kills += 1
    }
    let last = try await run(publish)
    #expect(last.code == 0, "\(last.errors)")
    #expect(try await counts(server) == (total, 0))
    #expect(kills > 0)
  }
}
