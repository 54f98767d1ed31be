import Foundation
import RestanteJSON
import RestantePostgresTesting
import Testing

@testable import RestanteServer

/// Three servers of one database in processes of their own, of which one believes that it is an
/// hour later than it is and another one that it is an hour earlier. `libfaketime` makes them.
@Suite("Nodes whose clocks differ by hours", .serialized)
struct NodeClocksTests {
  private struct Nodes {
    let ahead: ServerProcess
    let right: ServerProcess
    let behind: ServerProcess
    private let directories: [TemporaryDirectory]

    var all: [ServerProcess] { [ahead, right, behind] }

    init() async throws {
      let library = try #require(
        Nodes.library, "libfaketime is missing: Scripts/setup tests installs it")
      let cluster = try PostgresCluster.shared.get()
      let address = cluster.address(database: try await cluster.makeDatabase())
      let directories = try (0..<3).map { _ in try TemporaryDirectory() }
      func start(_ number: Int, _ hours: Int) async throws -> ServerProcess {
        var environment = ["RESTANTE_SERVER_KEY": String(repeating: "0f", count: 32)]
        if hours != 0 {
          environment["LD_PRELOAD"] = library
          environment["FAKETIME"] = "\(hours > 0 ? "+" : "")\(hours)h"
          environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
        }
        // The library changes the environment of the program that it is loaded into first, in a way
        // that hides its arguments from Swift: that program is one that becomes Restante.
        return try await ServerProcess.start(
          data: directories[number], ["--database", address], environment: environment,
          launcher: ["/usr/bin/env"])
      }
      (ahead, right, behind) = (
        try await start(0, 1), try await start(1, 0), try await start(2, -1)
      )
      self.directories = directories
      let bound = try await right.call(
        "event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
      #expect(bound.json["result"] == true)
    }

    func end() {
      for server in all {
        server.child.end()
        // What the library shares with other processes is removed by a program that ends by itself
        // only.
        for name in ["faketime_shm_", "sem.faketime_sem_"] {
          unlink("/dev/shm/\(name)\(server.child.identifier)")
        }
      }
    }

    private static var library: String? {
      let directories = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
      return directories.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
        .first { FileManager.default.fileExists(atPath: $0) }
    }
  }

  private func publish(_ data: String, at server: ServerProcess) async throws {
    let answer = try await server.client.post(
      "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":\#(data)}"#, key: server.demo.publishKey)
    #expect(answer.json["queued"] == 1)
  }

  private func get(
    _ parameters: String, at server: ServerProcess
  ) async throws -> [JSONValue] {
    let answer = try await server.call("event.offline.get", parameters)
    return try #require(answer.json["result"]?["events"]?.arrayValue)
  }

  private func time(_ value: JSONValue?) throws -> Double {
    let text = try #require(value?.stringValue)
    return try Date(text, strategy: .iso8601).timeIntervalSince1970
  }

  @Test("Times of events and leases are the database's on every node")
  func events() async throws {
    let nodes = try await Nodes()
    defer { nodes.end() }
    // The clocks really are apart: nothing else that is shown comes from them.
    let clocks = try await [nodes.ahead, nodes.right, nodes.behind].asyncMap {
      try await time($0.call("server.time").json["time"]?["date_start"])
    }
    #expect((3_500..<3_700).contains(clocks[0] - clocks[1]))
    #expect((3_500..<3_700).contains(clocks[1] - clocks[2]))
    // Published forwards through the clocks and backwards: the order is that of the calls.
    for (number, server) in [nodes.ahead, nodes.behind, nodes.right].enumerated() {
      try await publish("\(number)", at: server)
    }
    let listed = try await nodes.behind.call("event.offline.list").json["result"]?.arrayValue ?? []
    let times = try listed.map { try time($0["TIMESTAMP_X"]) }
    #expect(times.count == 3)
    #expect(times == times.sorted())
    #expect(times.allSatisfy { abs($0 - clocks[1]) < 300 })
    // Held for ten minutes by the one that is behind: not free for the one two hours later.
    #expect(try await get(#""clear":0,"lease":600,"limit":2"#, at: nodes.behind).count == 2)
    #expect(try await get(#""clear":0,"lease":1,"limit":2"#, at: nodes.ahead).count == 1)
    // Held for a second by the one that is ahead: free a second later for the one behind.
    let deadline = ContinuousClock.now + .seconds(300)
    var again: [JSONValue] = []
    while again.isEmpty, ContinuousClock.now < deadline {
      again = try await get(#""clear":0,"lease":600"#, at: nodes.behind)
    }
    #expect(again.count == 1)
    #expect(again.first?["EVENT_DATA"] == 2)
  }

  @Test("Tokens end and attempts are known on every node alike")
  func credentials() async throws {
    let nodes = try await Nodes()
    defer { nodes.end() }
    for issuer in nodes.all {
      // Half an hour: over for a clock that is an hour ahead, were it asked.
      for (seconds, isGood) in [(1_800, true), (0, false), (-1_800, false)] {
        let answer = try await issuer.client.post(
          "/v1/tokens",
          #"{"client_id":"\#(issuer.demo.clientID)","user_id":1,"expires_in":\#(seconds)}"#,
          key: nodes.right.demo.adminKey)
        let token = try #require(answer.json["access_token"]?.stringValue)
        for server in nodes.all {
          let reply = try await server.client.post("/rest/server.time", #"{"auth":"\#(token)"}"#)
          #expect((reply.status == 200) == isGood)
          if !isGood { #expect(reply.json["error"] == "expired_token") }
        }
      }
    }
    // The demo credentials of each node are good on the others.
    for server in nodes.all {
      for other in nodes.all {
        let reply = try await server.client.post(
          "/rest/server.time", #"{"auth":"\#(other.demo.accessToken)"}"#)
        #expect(reply.status == 200)
      }
    }
    try await publish("1", at: nodes.right)
    try await publish("2", at: nodes.right)
    let taken = try await nodes.all.asyncMap { server in
      try await server.client.post(
        "/rest/event.offline.get",
        #"{"auth":"\#(nodes.right.demo.accessToken)","clear":1,"limit":1}"#, attempt: "once")
    }
    #expect(taken.allSatisfy { $0.json["result"] == taken[0].json["result"] })
    #expect(taken[0].json["result"]?["events"]?.arrayValue?.count == 1)
    #expect(try await nodes.ahead.call("event.offline.list").json["total"] == 1)
  }
}

extension Array {
  fileprivate func asyncMap<Value>(
    _ transform: (Element) async throws -> Value
  ) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
