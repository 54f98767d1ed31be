import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

extension RESTWorld {
  fileprivate func reply(
    _ method: String, _ parameters: JSONValue, key: String?, as token: String = "admin"
  ) async -> RESTReply {
    await service.respond(
      to: RESTRequest(
        verb: "POST", path: "/rest/\(method)", contentType: "application/json",
        authorization: "Bearer \(token)", idempotencyKey: key, body: parameters.encoded()))
  }

  fileprivate func call(
    _ method: String, _ parameters: JSONValue = [:], key: String?, as token: String = "admin"
  ) async -> Answer {
    Answer(await reply(method, parameters, key: key, as: token))
  }
}

extension RESTReply {
  fileprivate var isReplayed: Bool {
    headers.contains { $0.name == "Idempotent-Replayed" && $0.value == "true" }
  }
}

@Suite("Idempotency-Key")
struct IdempotencyTests {
  @Test("a lost reply is answered again: the same result, a time of its own, nothing more taken")
  func replays() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(2)
    let first = await world.reply("event.offline.get", ["limit": 1], key: "k")
    #expect(Answer(first).ids == ["1"])
    #expect(!first.isReplayed)
    world.clock.advance(seconds: 5)
    let second = await world.reply("event.offline.get", ["limit": 1], key: "k")
    #expect(second.isReplayed)
    #expect(second.status == first.status)
    #expect(Answer(second).withoutTime == Answer(first).withoutTime)
    #expect(Answer(second).json["time"] != Answer(first).json["time"])
    let results = [first, second].map { reply in
      Answer(reply).text.split(separator: #","time":"#)[0]
    }
    #expect(results[0] == results[1])
    #expect(try await world.listing().map(\.id.rawValue) == [2])
  }

  @Test("a claim answered again has the same process id")
  func sameProcessID() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let first = await world.call("event.offline.get", ["clear": 0], key: "k")
    let second = await world.call("event.offline.get", ["clear": 0], key: "k")
    #expect(first.ids == ["1"])
    #expect(second.withoutTime == first.withoutTime)
  }

  @Test("an acknowledgement or failure made twice counts once")
  func otherMethods() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(2)
    let claim = await world.call("event.offline.get", ["clear": 0])
    let process = JSONValue.string(try #require(claim.processID))
    let failure: JSONValue = [
      "process_id": process, "message_id": [.string(dealMessageID(1))],
    ]
    for isReplayed in [false, true] {
      let reply = await world.reply("event.offline.error", failure, key: "e")
      #expect(Answer(reply).result == true)
      #expect(reply.isReplayed == isReplayed)
    }
    #expect(try await world.listing().map(\.attempts) == [1, 0])
    for isReplayed in [false, true] {
      let reply = await world.reply("event.offline.clear", ["process_id": process], key: "c")
      #expect(Answer(reply).result == true)
      #expect(reply.isReplayed == isReplayed)
    }
    #expect(try await world.listing().map(\.id.rawValue) == [1])
  }

  @Test(
    "raw and quoted, the key is the same; credentials and SDK extras are no part of the payload")
  func samePayload() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(2)
    _ = await world.call("event.offline.get", ["limit": 1, "clear": 1], key: "k")
    let second = await world.reply(
      "event.offline.get",
      ["clear": 1, "bx24_request_id": "other", "auth": "ignored", "limit": 1], key: #""k""#,
      as: "user")
    #expect(second.isReplayed)
  }

  @Test("with other parameters the key is refused and nothing happens")
  func reused() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(3)
    _ = await world.call("event.offline.get", ["limit": 1], key: "k")
    let answer = await world.call("event.offline.get", ["limit": 2], key: "k")
    #expect(answer.status == 422)
    #expect(answer.errorCode == "ERROR_IDEMPOTENCY_REUSED")
    #expect(try await world.listing().count == 2)
  }

  @Test(
    "a key that is none is refused before anything happens",
    arguments: [
      "", "   ", "é", "a\u{7}", "\"", "\"a", "\"a\"b\"", String(repeating: "k", count: 256),
    ])
  func badKeys(key: String) async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let answer = await world.call("event.offline.get", key: key)
    #expect(answer.status == 400)
    #expect(answer.errorCode == "ERROR_IDEMPOTENCY_KEY")
    #expect(try await world.listing().count == 1)
  }

  @Test("255 characters are a key")
  func longestKey() async throws {
    let world = try await RESTWorld()
    let answer = await world.call(
      "event.offline.get", key: String(repeating: "k", count: 255))
    #expect(answer.status == 200)
  }

  @Test("errors are not kept: the same key works once the error is gone")
  func errorsAreNotKept() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    #expect(await world.call("event.offline.get", ["limit": 0], key: "k").status == 400)
    #expect(await world.call("event.offline.get", ["limit": 1], key: "k").ids == ["1"])
  }

  @Test("keys of different applications and methods have nothing to do with each other")
  func scopes() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    #expect(await world.call("event.offline.get", key: "k").ids == ["1"])
    let other = await world.reply("event.offline.get", [:], key: "k", as: "other")
    #expect(!other.isReplayed)
    #expect(Answer(other).ids == [])
  }

  @Test("strict mode, batch and every other method ignore the header")
  func ignored() async throws {
    let strict = try await RESTWorld(.strict)
    try await strict.publishDeals(2)
    #expect(await strict.call("event.offline.get", ["limit": 1], key: "k").ids == ["1"])
    #expect(await strict.call("event.offline.get", ["limit": 1], key: "k").ids == ["2"])
    #expect(await strict.call("event.offline.get", key: "é").status == 200)

    let world = try await RESTWorld()
    try await world.publishDeals(2)
    let batch: JSONValue = ["cmd": ["a": "event.offline.get?limit=1"]]
    for id in ["1", "2"] {
      let reply = await world.reply("batch", batch, key: "k")
      #expect(!reply.isReplayed)
      #expect(
        Answer(reply).result["result"]?["a"]?["events"]?.arrayValue?.first?["ID"] == .string(id))
    }
    #expect(!(await world.reply("event.offline.list", [:], key: "k")).isReplayed)
  }
}
