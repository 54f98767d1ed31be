import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("restante demo and restante event-name")
struct DemoCommandTests {
  @Test("demo shows the way of an event, step by step, and leaves nothing behind")
  func demo() async throws {
    let temporary = try TemporaryDirectory()
    let result = try await restante(["demo"], environment: ["TMPDIR": temporary.path])
    #expect(result.code == 0 && result.errors == "", "\(result.errors)")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix("A server of its own runs at http://127.0.0.1:") == true)
    let steps = lines.compactMap { $0.firstMatch(of: /^(\d+)\. \S/)?.1 }.compactMap { Int($0) }
    #expect(steps == Array(1...9))
    let requests = lines.count { $0.hasPrefix("   > ") }
    let replies = lines.filter { $0.hasPrefix("   < ") }
    #expect(requests == replies.count && requests >= 10)
    #expect(replies.allSatisfy { $0.hasPrefix("   < 200 ") })
    for call in [
      "event.bind", "/v1/events", "event.offline.get", "event.offline.clear",
      "event.offline.error", "/dead", "/redrive", "event.offline.list",
    ] {
      #expect(lines.contains { $0.hasPrefix("   > ") && $0.contains(call) }, "\(call)")
    }
    #expect(result.output.hasSuffix("Run one that stays: restante serve --demo\n"))
    let rest = try FileManager.default.contentsOfDirectory(atPath: temporary.path)
    #expect(rest == [])
  }

  @Test("event-name adds names, lists them oldest first, and adding one again changes nothing")
  func eventNames() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let here = ["--data", data.path]
    let refused = try await server.call("event.bind", #""event":"ONB","event_type":"offline""#)
    #expect(refused.json["error"] == "ERROR_EVENT_NOT_FOUND")
    let added = try await restante(["event-name", "add", " onB "] + here)
    #expect(added.code == 0 && added.output == "event: ONB\nscope: global\n")
    _ = try await restante(["event-name", "add", "OnA", "--scope", "crm"] + here)
    #expect(try await restante(["event-name", "add", "onb"] + here).code == 0)
    let list = try await restante(["event-name", "list"] + here)
    #expect(list.output == "EVENT  SCOPE\nONB    global\nONA    crm\n")
    let bound = try await server.call("event.bind", #""event":"ONB","event_type":"offline""#)
    #expect(bound.json["result"] == true)
    let long = String(repeating: "N", count: 256)
    for (arguments, sentence) in [
      ([""], "event must be a string that is not empty."),
      ([" "], "event must be at most 255 characters without control characters."),
      (["A\u{7}B"], "event must be at most 255 characters without control characters."),
      ([long], "event must be at most 255 characters without control characters."),
      (
        ["OnC", "--scope", "a b"],
        "scope must be 1 to 255 characters: letters, digits, dots, '-' and '_'."
      ),
    ] {
      let wrong = try await restante(["event-name", "add"] + arguments + here)
      #expect(wrong.code == 1 && wrong.errors.contains(sentence), "\(arguments): \(wrong.errors)")
    }
    #expect(try await restante(["event-name", "list"] + here).output == list.output)
  }
}
