import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("The seed of a lab")
struct LabSeedTests {
  /// What a server with a seed says to a series of calls.
  private static func replies(_ kind: LabServer.Kind, seed: Int64) async throws -> [String] {
    var replies: [String] = []
    let url = try #require(PublicURL("http://localhost:8080"))
    let (texts, said) = AsyncStream<String>.makeStream()
    try await LabServer.run(
      kind,
      adjust: {
        $0.seed = seed
        $0.publicURL = url
      }
    ) { lab in
      let set = #"{"set":"2026-01-01T00:00:00Z","freeze":true}"#
      said.yield(try await lab.client.post("/lab/clock", set).text)
      try await lab.bind("ONCRMDEALUPDATE")
      for number in 1...3 { try await lab.publish("ONCRMDEALUPDATE", number) }
      said.yield(try await lab.call("event.offline.get", #"{"clear":0,"limit":2}"#).text)
      said.yield(try await lab.call("event.offline.get", #"{"clear":1}"#).text)
      said.yield(try await lab.call("event.offline.list").text)
      for (path, body) in [
        ("apps", #"{"name":"Second"}"#),
        ("tokens", #"{"client_id":"\#(lab.demo.clientID)","user_id":1,"expires_in":3600}"#),
        ("keys", #"{"scope":"publish"}"#),
      ] {
        let answer = try await lab.client.post("/v1/\(path)", body, key: lab.demo.adminKey)
        #expect(answer.status == 200)
        said.yield(answer.text)
      }
      said.yield(String(decoding: lab.demo.contents, as: UTF8.self))
    }
    said.finish()
    for await text in texts { replies.append(text) }
    return replies
  }

  @Test(
    "Two servers with one seed say the same, byte for byte, and with another seed they do not",
    arguments: LabServer.Kind.allCases)
  func servers(kind: LabServer.Kind) async throws {
    let first = try await Self.replies(kind, seed: 42)
    #expect(try await Self.replies(kind, seed: 42) == first)
    let other = try await Self.replies(kind, seed: 43)
    #expect(other.count == first.count)
    #expect(other.last != first.last)
  }

  @Test("A seed that is given while the server runs begins the same series anew")
  func reseeding() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      var processIDs: [String] = []
      for number in 1...2 {
        try await lab.publish("ONCRMDEALUPDATE", number)
        #expect(try await lab.command("seed", #"{"seed":7}"#) == ["seed": 7])
        let claim = try await lab.claim()
        processIDs.append(claim.processID)
        _ = try await lab.call(
          "event.offline.clear", #"{"process_id":"\#(claim.processID)"}"#)
      }
      #expect(processIDs[0] == processIDs[1])
      #expect(processIDs[0].count == 32)
    }
  }

  @Test("What is no seed is refused")
  func refusals() async throws {
    try await LabServer.run { lab in
      for body in ["{}", #"{"seed":-1}"#, #"{"seed":"7"}"#] {
        let answer = try await lab.client.post("/lab/seed", body)
        #expect(answer.status == 400)
        #expect(answer.json["argument"] == "seed")
      }
    }
    let error = #expect(throws: SettingError.self) {
      try ServerConfiguration(from: [.flags(["seed": ["7"]])])
    }
    #expect(error?.description == "--seed needs --lab.")
  }
}
