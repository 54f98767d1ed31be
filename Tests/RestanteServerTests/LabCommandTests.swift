import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Commands of the lab")
struct LabCommandTests {
  @Test("Events are seeded and emitted, and fixtures checked and loaded")
  func events() async throws {
    let data = try TemporaryDirectory()
    let files = try TemporaryDirectory()
    for (name, text) in [
      ("events.yaml", "- {event: ONX, state: failed, reason: no}\n- {event: ONX}\n"),
      ("wrong.json", #"{"events":[{"event":"ONX"},{"event":"ONX","state":"gone"}]}"#),
      ("demo.yaml", "portals:\n  - events:\n      - {event: ONY, data: 1}\nseed: 3\n"),
      ("bad.yaml", "portals:\n  - events:\n      - {evnt: ONY}\n"),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(files.path)/\(name)"))
    }
    let server = try await ServerProcess.start(data: data, ["--lab"])
    defer { server.child.end() }
    let lab = { (arguments: [String]) in
      try await restante(["lab"] + arguments + ["--data", data.path])
    }
    let seeded = try await lab(["event", "seed", "\(files.path)/events.yaml", "--json"])
    #expect(seeded.errors == "")
    let counts = try JSONParser().parse(seeded.output)
    #expect(counts["pending"] == 1 && counts["failed"] == 1 && counts["bindings"] == 1)
    let wrong = try await lab(["event", "seed", "\(files.path)/wrong.json"])
    #expect(wrong.code != 0 && wrong.errors.contains("events[1].state must be one of"))
    let emitted = try await lab([
      "emit", "ONX", #"{"ID":"{{n+5}}"}"#, "--count", "4", "--every", "2m", "--user", "1",
    ])
    #expect(emitted.output == "accepted: 4\nqueued: 4\ndeliveries: 0\nsuppressed: 0\n")
    let rows =
      try await server.client.post(
        "/rest/event.offline.list", "{}", key: server.demo.accessToken
      ).json["result"]?.arrayValue ?? []
    #expect(rows.compactMap { $0["EVENT_DATA"]?["ID"]?.intValue }.sorted() == [6, 7, 8, 9])
    let own = try await lab([
      "emit", "ONX", "--origin-client", server.demo.clientID, "--json",
    ])
    #expect(try JSONParser().parse(own.output)["suppressed"] == 1)
    for (options, flaw) in [
      (["--user=-1"], "--user must not be negative."),
      (["--origin-connector", "c"], "--origin-connector needs --origin-client."),
    ] {
      let refused = try await lab(["emit", "ONX"] + options)
      #expect(refused.code != 0 && refused.errors.contains(flaw), "\(refused.errors)")
    }
    let loaded = try await lab(["fixtures", "load", "\(files.path)/demo.yaml"])
    #expect(loaded.output == "portals: [\"localhost\"]\nevents: 1\nfaults: 0\n", "\(loaded.errors)")
    let refused = try await lab(["fixtures", "load", "\(files.path)/bad.yaml"])
    #expect(refused.code != 0)
    #expect(refused.errors.contains("/bad.yaml:3: There is no member portals[0].events[0].evnt"))
  }

  @Test("Stubs and kinds are added and listed, and stubs are removed")
  func stubs() async throws {
    let data = try TemporaryDirectory()
    let files = try TemporaryDirectory()
    let file = "\(files.path)/kinds.yaml"
    try Data("- {method: crm.quote, event: ONCRMQUOTE}\n".utf8)
      .write(to: URL(fileURLWithPath: file))
    let server = try await ServerProcess.start(data: data, ["--lab"])
    defer { server.child.end() }
    let lab = { (arguments: [String]) in
      try await restante(["lab"] + arguments + ["--data", data.path])
    }
    let added = try await lab([
      "stub", "add", "shop.get", "{\"id\":\"{{param id}}\"}", "--when", "{\"id\":5}", "--times",
      "1", "--total", "7", "--scope", "crm", "--json",
    ])
    #expect(
      try JSONParser().parse(added.output)
        == [
          [
            "id": 1, "method": "shop.get", "result": ["id": "{{param id}}"], "when": ["id": 5],
            "scope": "crm", "times": 1, "total": 7, "uses": 0,
          ]
        ], "\(added.output)\(added.errors)")
    let reply = try await server.call("shop.get", #""id":5"#)
    #expect(reply.json["result"] == ["id": 5] && reply.json["total"] == 7)
    let unused = try await lab(["stub", "list", "--unused", "--json"])
    #expect(unused.output == "[]\n")
    let removed = try await lab(["stub", "remove", "1"])
    #expect(removed.output.contains("shop.get") && removed.code == 0)
    let unclear = try await lab(["stub", "remove", "1", "--all"])
    #expect(unclear.code != 0)
    let kinds = try await lab(["kind", "add", file])
    #expect(kinds.output.contains("crm.quote    ONCRMQUOTE "), "\(kinds.output)\(kinds.errors)")
    let listed = try await lab(["kind", "list", "--json"])
    #expect(try JSONParser().parse(listed.output).arrayValue?.count == 7)
  }

  @Test("Fixtures are checked without a server, and a server starts with them")
  func fixtures() async throws {
    let files = try TemporaryDirectory()
    let file = "\(files.path)/demo.yaml"
    try Data("portals:\n  - events:\n      - {event: ONY}\n".utf8)
      .write(to: URL(fileURLWithPath: file))
    let checked = try await restante(["lab", "fixtures", "check", files.path])
    #expect(checked.output == "\(file): ok\n")
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data, ["--fixtures", files.path])
    let queue = try await server.client.get(
      "/v1/queues/\(server.demo.clientID)", key: server.demo.adminKey)
    #expect(queue.json["pending"] == 1)
    server.child.end()
    try Data("seed: x\n".utf8).write(to: URL(fileURLWithPath: file))
    let refused = try await restante(["lab", "fixtures", "check", file])
    #expect(refused.code != 0 && refused.errors.contains("\(file):1: seed must be an integer."))
    let other = try TemporaryDirectory()
    let start = try await restante(
      ["serve", "--listen", "127.0.0.1:0", "--data", other.path, "--fixtures", files.path])
    #expect(start.code != 0 && start.errors.contains("\(file):1: seed must be an integer."))
  }
}
