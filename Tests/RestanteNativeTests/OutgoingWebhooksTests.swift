import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

extension NativeWorld {
  /// Adds an outgoing webhook for the event E.
  @discardableResult
  fileprivate func add(_ members: String = "") async throws -> Answer {
    try await post(
      "outgoing-webhooks", #"{"url":"https://w.example/in","events":["E"]\#(members)}"#)
  }

  fileprivate func outgoing() async throws -> [JSONValue] {
    try await get("outgoing-webhooks").json["outgoing_webhooks"]?.arrayValue ?? []
  }

  /// What signs the deliveries that are claimed now.
  fileprivate func signingSecrets() async throws -> [String] {
    guard let claim = try await deliver(.replied(200)).first,
      case .outgoingWebhook(let generations) = claim.owner
    else { return [] }
    return api.context.serverKeys.signingSecrets(
      memberID: portal.memberID, owner: .outgoingWebhook(claim.handler.rawValue),
      generations: generations, at: clock.now()
    ).map(\.text)
  }
}

@Suite("/v1/outgoing-webhooks")
struct OutgoingWebhooksTests {
  @Test("One is added with its secrets, which are not shown again", arguments: StoreKind.allCases)
  func adding(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let added = try await world.post(
        "outgoing-webhooks",
        #"{"url":"https://user:pass@w.example/in?key=k","events":["onb","ONA","onb"],"#
          + #""label":"crm","keeps_order":true}"#)
      #expect(
        added.keys == ["id", "signing_secret", "application_token", "previous_secret_until"])
      let secret = try #require(added.json["signing_secret"]?.stringValue)
      #expect(SigningSecret(secret) != nil && secret.hasPrefix("whsec_"))
      #expect(added.json["application_token"]?.stringValue?.count == 32)
      #expect(
        try await world.outgoing() == [
          [
            "id": 1, "url": "https://w.example/in?key=…", "events": ["ONA", "ONB"],
            "label": "crm", "keeps_order": true, "created": .int(world.clock.now().seconds),
            "previous_secret_until": .null,
          ]
        ])
      let record = try #require(try await world.log().first)
      #expect(record["action"] == "outgoing_webhook.add" && record["subject"] == "1")
      #expect(record["detail"]?["url"] == "https://w.example/in?key=…")
      #expect(!record.encodedString().contains("pass"))
    }
  }

  @Test(
    "Deliveries are signed with the secret that was shown, and carry the token",
    arguments: StoreKind.allCases)
  func signing(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let first = try await world.add()
      let second = try await world.add()
      let secrets = [first, second].map { $0.json["signing_secret"]?.stringValue }
      #expect(secrets[0] != secrets[1])
      #expect(first.json["application_token"] != second.json["application_token"])
      _ = try await world.send("DELETE", "outgoing-webhooks/1")
      try await world.publish(1...1)
      #expect(try await world.signingSecrets() == [secrets[1]])
      let token = world.api.context.serverKeys.sealing(at: world.clock.now())
        .outgoingWebhookToken(memberID: world.portal.memberID, webhook: BindingID(rawValue: 2))
      #expect(second.json["application_token"] == .string(token))
    }
  }

  @Test(
    "A new secret signs besides the previous one for the overlap", arguments: StoreKind.allCases)
  func rotating(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let added = try await world.add()
      let rotated = try await world.post("outgoing-webhooks/1/rotate", #"{"overlap":60}"#)
      let until = JSONValue.int(world.clock.now().seconds + 60)
      #expect(rotated.json["previous_secret_until"] == until)
      #expect(rotated.json["application_token"] == added.json["application_token"])
      #expect(try await world.outgoing().first?["previous_secret_until"] == until)
      let secrets = [rotated, added].map { $0.json["signing_secret"]?.stringValue }
      #expect(secrets[0] != secrets[1])
      try await world.publish(1...1)
      #expect(try await world.signingSecrets() == secrets)
      world.clock.advance(seconds: 60)
      try await world.publish(2...2)
      #expect(try await world.signingSecrets() == [secrets[0]])
      let again = try await world.post("outgoing-webhooks/1/rotate", "")
      #expect(again.json["previous_secret_until"] == .null)
      try await world.publish(3...3)
      #expect(try await world.signingSecrets() == [again.json["signing_secret"]?.stringValue])
      #expect(
        try await world.log().map { $0["action"] } == [
          "outgoing_webhook.rotate", "outgoing_webhook.rotate", "outgoing_webhook.add",
        ])
      for overlap in ["-1", "1.5", "99999999999"] {
        expectProblem(
          try await world.post("outgoing-webhooks/1/rotate", #"{"overlap":\#(overlap)}"#), 400,
          "invalid-argument")
      }
    }
  }

  @Test("While the server key is rotated, both tokens are listed")
  func serverKeyRotation() async throws {
    try await NativeWorld.run { world in
      let added = try await world.add()
      let keys = world.api.context.serverKeys
      let next = try #require(ServerKey(bytes: [UInt8](repeating: 8, count: 32)))
      let from = world.clock.now().adding(seconds: 60)
      keys.replace(
        by: ServerKeyring.Keys(current: keys.sealing(at: world.clock.now()), next: (next, from)))
      let during = try #require(try await world.outgoing().first)
      #expect(during["application_token"] == added.json["application_token"])
      #expect(during["application_token_until"] == .int(from.seconds))
      world.clock.advance(seconds: 60)
      #expect(try await world.outgoing().first?["application_token"] == nil)
      let rotated = try await world.post("outgoing-webhooks/1/rotate", "")
      #expect(rotated.json["application_token"] == during["next_application_token"])
    }
  }

  @Test("A removed webhook is told nothing more, and has no handler", arguments: StoreKind.allCases)
  func removing(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.add()
      try await world.publish(1...1)
      let removed = try await world.send("DELETE", "outgoing-webhooks/1")
      #expect(removed.json == ["removed": 1])
      #expect(try await world.log().first?["action"] == "outgoing_webhook.remove")
      #expect(try await world.outgoing().isEmpty)
      #expect(try await world.get("handlers").json["handlers"] == [])
      #expect(try await world.deliver(.replied(200)).isEmpty)
      for (verb, path) in [
        ("DELETE", "1"), ("DELETE", "x"), ("POST", "1/rotate"), ("POST", "2/rotate"),
      ] {
        expectProblem(
          try await world.send(verb, "outgoing-webhooks/\(path)"), 404, "not-found")
      }
    }
  }

  @Test("A binding is no outgoing webhook")
  func bindings() async throws {
    try await NativeWorld.run { world in
      try await world.bindOnline()
      expectProblem(try await world.send("DELETE", "outgoing-webhooks/1"), 404, "not-found")
      expectProblem(try await world.post("outgoing-webhooks/1/rotate", ""), 404, "not-found")
      #expect(try await world.get("handlers").json["handlers"]?.arrayValue?.count == 1)
    }
  }

  @Test("They come in pages")
  func pages() async throws {
    try await NativeWorld.run { world in
      for _ in 0..<3 { try await world.add() }
      let first = try await world.get("outgoing-webhooks?limit=2")
      #expect(first.json["outgoing_webhooks"]?.arrayValue?.map { $0["id"] } == [1, 2])
      let next = try #require(first.json["next"]?.stringValue)
      let rest = try await world.get("outgoing-webhooks?limit=2&after=\(next)")
      #expect(rest.json["outgoing_webhooks"]?.arrayValue?.map { $0["id"] } == [3])
    }
  }

  @Test(
    "What makes no sense is refused by name",
    arguments: [
      (#"{"events":["E"]}"#, "url"), (#"{"url":"https://w.example/"}"#, "events"),
      (#"{"url":"ftp://w.example/","events":["E"]}"#, "url"),
      (#"{"url":"http://localhost/","events":["E"]}"#, "url"),
      (#"{"url":7,"events":["E"]}"#, "url"),
      (#"{"url":"https://w.example/","events":[]}"#, "events"),
      (#"{"url":"https://w.example/","events":"E"}"#, "events"),
      (#"{"url":"https://w.example/","events":["E",1]}"#, "events"),
      (#"{"url":"https://w.example/","events":[" "]}"#, "events"),
      (#"{"url":"https://w.example/","events":["onOfflineEvent"]}"#, "events"),
      (#"{"url":"https://w.example/","events":["E"],"label":"\u0007"}"#, "label"),
      (#"{"url":"https://w.example/","events":["E"],"keeps_order":1}"#, "keeps_order"),
      (#"{"url":"https://w.example/","events":["E"],"user_id":1}"#, "user_id"),
    ])
  func refusals(body: String, argument: String) async throws {
    try await NativeWorld.run { world in
      let answer = try await world.post("outgoing-webhooks", body)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(argument))
      let names = (0...PostOutgoingWebhooks.maxEvents).map { #""E\#($0)""# }.joined(separator: ",")
      let many = try await world.post(
        "outgoing-webhooks", #"{"url":"https://w.example/","events":[\#(names)]}"#)
      expectProblem(many, 400, "invalid-argument")
      #expect(try await world.outgoing().isEmpty)
    }
  }

  @Test("Only administrators change them, and only those of their portal; who may look sees them")
  func rights() async throws {
    try await NativeWorld.run { world in
      try await world.add()
      try await world.add()
      for key in [world.keys.read, world.keys.publish] {
        for (verb, path, body) in [
          ("POST", "", #"{"url":"https://w.example/","events":["E"]}"#),
          ("POST", "/1/rotate", ""), ("DELETE", "/1", ""),
        ] {
          expectProblem(
            try await world.send(verb, "outgoing-webhooks\(path)", body, key: key), 403,
            "forbidden")
        }
      }
      expectProblem(
        try await world.get("outgoing-webhooks", key: world.keys.publish), 403, "forbidden")
      let seen = try await world.get("outgoing-webhooks", key: world.keys.read)
      #expect(seen.json["outgoing_webhooks"]?.arrayValue?.count == 2)
      let other = try await world.addPortal()
      let listed = try await world.get("outgoing-webhooks", key: other)
      #expect(
        listed.json["outgoing_webhooks"]?.arrayValue?.map { $0["url"] }
          == ["https://other.example/"])
      for (verb, path) in [("POST", "2/rotate"), ("DELETE", "2")] {
        expectProblem(
          try await world.send(verb, "outgoing-webhooks/\(path)", key: other), 404, "not-found")
      }
      #expect(try await world.outgoing().count == 2)
    }
  }
}
