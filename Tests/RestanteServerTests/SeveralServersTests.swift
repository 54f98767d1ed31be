import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import Testing

@testable import RestanteServer

/// Three servers in processes of their own, started at the same time on an empty database.
@Suite("Three servers on one database, over HTTP", .serialized, .timeLimit(.minutes(10)))
struct SeveralServersTests {
  private struct Servers {
    let all: [ServerProcess]
    let settings: ConnectionSettings
    private let directories: [TemporaryDirectory]

    init(_ arguments: [String] = []) async throws {
      let cluster = try PostgresCluster.shared.get()
      let database = try await cluster.makeDatabase()
      settings = try cluster.settings(database: database)
      let address = ["--database", cluster.address(database: database)]
      let directories = try (0..<3).map { _ in try TemporaryDirectory() }
      let key = ["RESTANTE_SERVER_KEY": String(repeating: "0f", count: 32)]
      all = try await withThrowingTaskGroup(of: ServerProcess.self) { group in
        for data in directories {
          group.addTask {
            try await ServerProcess.start(data: data, address + arguments, environment: key)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      self.directories = directories
    }

    func end() {
      for server in all { server.child.end() }
    }
  }

  private func publish(at server: ServerProcess) async throws {
    let answer = try await server.client.post(
      "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":1}"#, key: server.demo.publishKey)
    #expect(answer.json["queued"] == 1)
  }

  @Test("What an address sends to one of them counts at the others")
  func limit() async throws {
    let servers = try await Servers(["--rate-limit", "200/1"])
    defer { servers.end() }
    // Calls until one is refused, and how many were not.
    func fill(_ server: ServerProcess) async throws -> Int {
      var count = 0
      while count < 1_000 {
        let answer = try await server.call("server.time")
        guard answer.status != 503 else {
          #expect(answer.json["error"] == "QUERY_LIMIT_EXCEEDED")
          break
        }
        #expect(answer.status == 200)
        count += 1
        // The others hear once a second.
        try await Task.sleep(for: .milliseconds(20))
      }
      return count
    }
    #expect(try await fill(servers.all[0]) >= 200)
    // By itself each would let through 200 as well.
    for other in servers.all.dropFirst() { #expect(try await fill(other) < 200) }
  }

  @Test("Who waits at one of them gets what is published at another")
  func waiting() async throws {
    let servers = try await Servers()
    defer { servers.end() }
    let bound = try await servers.all[0].call(
      "event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    #expect(bound.json["result"] == true)
    for (here, there) in [(0, 1), (1, 2), (2, 0)] {
      let (waiting, publishing) = (servers.all[here], servers.all[there])
      async let reply = waiting.client.send(
        "POST", "/rest/event.offline.get", key: waiting.demo.accessToken,
        type: WebClient.jsonType, body: Array("{}".utf8), headers: ["Prefer": "wait=55"])
      let watched = "SELECT count(*) FROM queue_watch"
      while try await DatabaseScript.query(watched, on: servers.settings) != ["1"] {
        try await Task.sleep(for: .milliseconds(20))
      }
      try await publish(at: publishing)
      let answer = try await reply
      // Servers go on to say that they listen for a while.
      try await DatabaseScript.run("DELETE FROM queue_watch", on: servers.settings)
      #expect(answer.header("Preference-Applied") == "wait=55")
      #expect(answer.json["result"]?["events"]?.arrayValue?.count == 1)
    }
  }
}
