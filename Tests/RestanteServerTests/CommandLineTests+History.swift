import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

extension CommandLineTests {
  @Test("queue configure, history and restore talk to the server")
  func historyCommands() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let queue = [server.demo.clientID, "--data", data.path]
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    for number in 1...3 {
      _ = try await server.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":\#(number)}"#,
        key: server.demo.publishKey)
    }
    _ = try await server.call("event.offline.get")
    let list = try await run(["queue", "history"] + queue + ["--limit", "2"])
    #expect(list.errors == "")
    #expect(list.output.contains("taken") && list.output.contains("--after "))
    #expect(list.output.split(separator: "\n").count == 4)
    let file = data.path + "/saved.jsonl"
    let saved = try await run(["queue", "history"] + queue + ["--output", file])
    #expect(saved.output == "3 events saved to \(file)\n")
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 3 && lines[0].hasPrefix(#"{"id":3,"#))
    let again = try await run(["queue", "history"] + queue + ["--output", file])
    #expect(again.code == 64 && again.errors.contains("exists"))
    let one = try await run(["queue", "restore"] + queue + ["--id", "2", "--event", "x"])
    #expect(one.output == "restored 0, blocked by newer events 0\n")
    let all = try await run(["queue", "restore"] + queue + ["--all"])
    #expect(all.output == "restored 3, blocked by newer events 0\n")
    let configured = try await run(
      ["queue", "configure"] + queue
        + ["--lease", "60", "--retry", "first_delay=5", "--depth-limit", "9"])
    #expect(configured.output.contains(#"own: ["lease","retry","depth_limit"]"#))
    let reset = try await run(
      ["queue", "configure"] + queue + ["--lease", "default", "--retry", "none"])
    #expect(reset.output.contains(#"own: ["retry","depth_limit"]"#))
  }
}
