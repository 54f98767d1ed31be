import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

extension CommandLineTests {
  @Test("queue peek, show and purge, and tail, show what is there and change what is meant")
  func peekCommands() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let queue = [server.demo.clientID, "--data", data.path]
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    for number in 1...3 {
      _ = try await server.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":"Deal \#(number)"}"#,
        key: server.demo.publishKey)
    }
    let peek = try await run(["queue", "peek"] + queue + ["--limit", "2"])
    #expect(peek.errors == "")
    let lines = peek.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[0].hasPrefix("ID  EVENT"))
    #expect(lines[1].contains(#/^1 +ONCRMDEALUPDATE +20\d\d-\S+Z +0 +"Deal 1"$/#))
    #expect(lines[3].hasPrefix("There are more: --after "))
    let epoch = try await run(["queue", "peek"] + queue + ["--epoch", "--text", "deal 3"])
    #expect(epoch.output.contains(#/\n3 +ONCRMDEALUPDATE +\d{10} /#))
    let json = try await run(
      ["queue", "peek"] + queue + ["--json", "--order", "newest", "--limit", "1"])
    let page = try JSONParser().parse(json.output)
    #expect(page["events"]?.arrayValue?.first?["id"] == 3)

    let show = try await run(["queue", "show", queue[0], "2"] + queue.dropFirst())
    #expect(show.output.contains("data: \"Deal 2\"\n") && show.output.contains("\nnow: pending"))
    #expect(show.output.contains("Z  occurred for the first time\n"))
    #expect(show.output.contains("\nrepeats: 0\n") && show.output.contains("\npublished_by: "))

    let purge = ["queue", "purge"] + queue + ["--state", "pending"]
    let refused = try await run(purge + ["--all"])
    #expect(refused.code == 64)
    #expect(
      refused.errors.contains("This purges 3 pending events of \(queue[0]).")
        && refused.errors.contains("--yes"))
    let purged = try await run(purge + ["--text", "deal 2", "--yes"])
    #expect(purged.output.hasPrefix("purged 1, of which 1 can be restored\nTo undo: restante "))
    let undo = try #require(purged.output.split(separator: " ").last).trimmingCharacters(
      in: .newlines)
    let tail = try await run([
      "tail", "--data", data.path, "--after", "0", "--count", "3", "--app", queue[0],
    ])
    #expect(tail.errors == "")
    #expect(tail.output.split(separator: "\n").count == 3)
    #expect(tail.output.contains(#"  2  ONCRMDEALUPDATE  "Deal 2""#), "purged, not forgotten")
    let back = try await run(["queue", "restore"] + queue + ["--process-id", undo, "--json"])
    #expect(back.output == #"{"restored":1,"blocked":0}"# + "\n")
    let all = try await run(purge + ["--all", "--yes", "--json"])
    #expect(try JSONParser().parse(all.output)["purged"] == 3)
    let none = try await run(purge + ["--all"])
    #expect(none.output == "purged 0, of which 0 can be restored\n")
  }

  @Test("tail shows what comes in after it began, once, as JSON lines on request")
  func tailCommand() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    let publish = { (number: Int) in
      _ = try await server.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":\#(number)}"#,
        key: server.demo.publishKey)
    }
    try await publish(1)
    let tail = try ChildProcess(
      ["tail", "--data", data.path, "--json", "--after", "0", "--count", "3"], environment: [:],
      input: "", directory: data)
    defer { tail.end() }
    while !tail.output.contains("\n") { try await Task.sleep(for: .milliseconds(20)) }
    try await publish(2)
    _ = try await server.call("event.offline.get")
    try await publish(3)
    #expect(await tail.exitCode() == 0)
    let shown = try tail.output.split(separator: "\n").map { try JSONParser().parse(String($0)) }
    #expect(shown.map { $0["data"] } == [1, 2, 3])
    #expect(shown[0]["client_id"]?.stringValue == server.demo.clientID)
  }
}
