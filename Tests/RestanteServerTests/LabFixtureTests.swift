import Foundation
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteLab
@testable import RestanteServer

@Suite("Fixtures of a lab")
struct LabFixtureTests {
  private static let now = Timestamp(seconds: 1_767_225_600)

  /// A document with everything in it.
  private static let shop = """
    # Times are texts.
    clock: {set: 2026-01-01T12:00:00Z, freeze: true}
    seed: 7
    portals:
      - domain: shop.example
        time_zone: UTC
        users:
          - {id: 1, name: Anna, last_name: Berg, admin: true}
          - id: 2
            name: "No"
        applications:
          - client_id: local.shop
            client_secret: shop-secret
            lease: 120
            tokens:
              - {user_id: 1, access_token: anna-token, refresh_token: anna-refresh}
              - {user_id: 2, access_token: expired-token, expires_in: -5}
            bindings:
              - {event: ONCRMLEADADD}
              - {event: ONCRMDEALADD, handler: "http://127.0.0.1:9/", user_id: 2}
        webhooks:
          - {user_id: 1, code: anna-hook}
        keys:
          - {key: shop-key, scope: read}
        events:
          - {event: ONCRMDEALUPDATE, data: {FIELDS: {ID: 1}}}
          - {event: ONCRMDEALUPDATE, data: {FIELDS: {ID: 2}}, state: claimed, process_id: worker}
          - {event: ONCRMDEALUPDATE, data: {FIELDS: {ID: 3}}, state: failed, reason: no}
    """
  private static let faults = #"{"faults":[{"method":"profile","status":502,"times":1}]}"#

  private static func folder(_ files: [String: String]) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(directory.path)/\(name)"))
    }
    return directory
  }

  /// What is wrong with a file.
  private static func flaw(_ files: [String: String]) throws -> String {
    let directory = try folder(files)
    let error = #expect(throws: FixtureError.self) {
      try LabFixtures(reading: directory.path, now: now)
    }
    return error?.description.replacing("\(directory.path)/", with: "") ?? ""
  }

  private static func checkShop(_ lab: LabServer) async throws {
    let call = { (method: String, token: String) async throws -> Answer in
      try await lab.client.post("/rest/\(method)", "{}", key: token)
    }
    let profile = try await call("profile", "anna-token").json["result"]
    #expect(profile?["NAME"] == "Anna" && profile?["ADMIN"] == true, "\(profile ?? .null)")
    #expect(try await call("profile", "expired-token").json["error"] == "expired_token")
    let rows = try await call("event.offline.list", "anna-token").json["result"]?.arrayValue ?? []
    #expect(rows.map { $0["ID"] } == ["1", "2", "3"], "\(rows)")
    #expect(rows.map { $0["PROCESS_ID"] } == ["", "worker", ""])
    let bindings = try await call("event.get", "anna-token").json["result"]?.arrayValue ?? []
    #expect(bindings.count == 3, "\(bindings)")
    let hook = try await lab.client.get("/rest/1/anna-hook/profile")
    #expect(hook.json["result"]?["NAME"] == "Anna")
    let queue = try await lab.client.get("/v1/queues/local.shop", key: "shop-key").json
    #expect(queue["pending"] == 1 && queue["claimed"] == 1 && queue["failed"] == 1)
    #expect(queue["next_lease_expiry"] == 1_767_268_920)
    let refreshed = try await lab.client.get(
      "/oauth/token/?grant_type=refresh_token&client_id=local.shop&client_secret=shop-secret"
        + "&refresh_token=anna-refresh")
    #expect(refreshed.json["access_token"] != nil, "\(refreshed.text)")
    #expect(try await lab.client.get("/lab/clock").json["date"] == "2026-01-01T12:00:00.000Z")
  }

  @Test("A server starts with everything that they say", arguments: LabServer.Kind.allCases)
  func start(kind: LabServer.Kind) async throws {
    let files = try Self.folder([
      "shop.yaml": Self.shop, "faults.json": Self.faults, "notes.txt": "{",
      "nothing.yml": "# Only a comment.",
    ])
    let data = try TemporaryDirectory()
    let database = try await LabServer.database(kind)
    // The second start finds what the first one left.
    for _ in 1...2 {
      try await LabServer.run(
        directory: data,
        adjust: {
          $0.fixtures = files.path
          $0.database = database
        }
      ) { lab in
        try await #expect(lab.call("profile").status == 502)
        try await Self.checkShop(lab)
      }
    }
  }

  @Test("Loaded again, they make the server the same again", arguments: LabServer.Kind.allCases)
  func again(kind: LabServer.Kind) async throws {
    let document = try FixtureText(Array(Self.shop.utf8), path: "shop.yaml").value.encodedString()
    try await LabServer.run(kind) { lab in
      let reply = try await lab.command("fixtures", document)
      #expect(reply == ["portals": ["shop.example"], "events": 3, "faults": 0])
      try await Self.checkShop(lab)
      let taken = try await lab.client.post("/rest/event.offline.get", "{}", key: "anna-token")
      #expect(taken.json["result"]?["events"]?.arrayValue?.count == 1)
      try await lab.command("reset", "{}")
      let rows = try await lab.client.post("/rest/event.offline.list", "{}", key: "anna-token")
      #expect(rows.json["result"] == [])
      try await lab.command("fixtures", document)
      try await Self.checkShop(lab)
    }
  }

  @Test("Without a domain and a client id they are about the demo portal")
  func demo() async throws {
    try await LabServer.run { lab in
      try await lab.fault(#"{"status":500,"times":9}"#)
      let reply = try await lab.command(
        "fixtures",
        #"""
        {"portals":[{"applications":[{"bindings":[{"event":"ONX"}],
          "tokens":[{"user_id":2,"access_token":"second"}]}],
          "events":[{"event":"ONY","state":"acknowledged"}]}],"faults":[]}
        """#)
      #expect(reply == ["portals": ["localhost"], "events": 1, "faults": 0])
      try await #expect(lab.call("event.get").json["result"]?.arrayValue?.count == 2)
      let answer = try await lab.client.post("/rest/profile", "{}", key: "second")
      #expect(answer.json["result"]?["ID"] == "2")
    }
  }

  @Test(
    "What is wrong is named by path, and nothing is changed",
    arguments: [
      (#"{"portal":[]}"#, "portal"), (#"{"seed":-1}"#, "seed"),
      (#"{"clock":{"set":"soon"}}"#, "clock.set"),
      (#"{"seed":1,"clock":{"set":"9999-12-31T23:59:59Z","advance":"2h"}}"#, "clock"),
      (#"{"portals":[{"domain":"a b"}]}"#, "portals[0].domain"),
      (#"{"portals":[{"domain":"x.example","time_zone":"Mars"}]}"#, "portals[0].time_zone"),
      (#"{"portals":[{},{"users":[{"id":3,"nmae":""}]}]}"#, "portals[1].users[0].nmae"),
      (#"{"portals":[{"users":[{"id":0}]}]}"#, "portals[0].users[0].id"),
      (#"{"portals":[{"member_id":"00"}]}"#, "portals[0].member_id"),
      (
        #"{"portals":[{"member_id":"00000000000000000000000000000000"}]}"#, "portals[0].member_id"
      ),
      (#"{"portals":[{"keys":[{"key":"a b","scope":"read"}]}]}"#, "portals[0].keys[0].key"),
      (#"{"portals":[{"keys":[{"key":"ab","scope":"all"}]}]}"#, "portals[0].keys[0].scope"),
      (
        #"{"portals":[{"keys":[{"key":"a","scope":"read"},{"key":"a","scope":"read"}]}]}"#,
        "portals[0].keys[1].key"
      ),
      (
        #"{"portals":[{"webhooks":[{"user_id":99,"code":"c"}]}]}"#,
        "portals[0].webhooks[0].user_id"
      ),
      (
        #"{"portals":[{"applications":[{"bindings":[{"event":"ONX","handler":"ftp://a.b/"}]}]}]}"#,
        "portals[0].applications[0].bindings[0].handler"
      ),
      (
        #"{"portals":[{"applications":[{"bindings":[{"event":"ONX","user_id":1}]}]}]}"#,
        "portals[0].applications[0].bindings[0].user_id"
      ),
      (
        #"{"portals":[{"applications":[{"tokens":[{"user_id":9,"access_token":"t"}]}]}]}"#,
        "portals[0].applications[0].tokens[0].user_id"
      ),
      (
        #"{"portals":[{"applications":[{"client_id":"a"}]},"#
          + #"{"domain":"x.example","applications":[{"client_id":"a"}]}]}"#,
        "portals[1].applications[0].client_id"
      ),
      (#"{"portals":[{"events":[{"event":"ONX","state":"x"}]}]}"#, "portals[0].events[0].state"),
      (#"{"faults":[{"status":1}]}"#, "faults[0].status"),
      (#"{"faults":[{"status":500,"portal":"nobody.example"}]}"#, "faults"),
    ])
  func refusals(document: String, argument: String) async throws {
    try await LabServer.run { lab in
      let before = try await lab.store.portals()
      let refused = try await lab.client.post("/lab/fixtures", document)
      #expect(refused.status == 400, "\(refused.text)")
      #expect(refused.json["argument"]?.stringValue == argument, "\(refused.text)")
      #expect(try await lab.store.portals() == before)
      #expect(try await lab.applied() == [])
    }
  }

  @Test("Credentials and applications of other portals are left to them")
  func foreign() async throws {
    try await LabServer.run { lab in
      let portal = try await lab.command("portals", "{}")
      let texts = ["access_token", "publish_key", "client_id"].map {
        portal[$0]?.stringValue ?? ""
      }
      for (entry, argument) in [
        (
          #""applications":[{"tokens":[{"user_id":1,"access_token":"\#(texts[0])"}]}]"#,
          "portals[0].applications[0].tokens[0].access_token"
        ),
        (#""keys":[{"key":"\#(texts[1])","scope":"admin"}]"#, "portals[0].keys[0].key"),
        (#""applications":[{"client_id":"\#(texts[2])"}]"#, "portals[0].applications[0].client_id"),
      ] {
        let refused = try await lab.client.post("/lab/fixtures", #"{"portals":[{\#(entry)}]}"#)
        #expect(refused.json["argument"]?.stringValue == argument, "\(refused.text)")
      }
      let answer = try await lab.client.post("/rest/profile", "{}", key: texts[0])
      #expect(answer.status == 200)
    }
  }

  @Test("What is wrong with a file is named by its line")
  func lines() throws {
    let cases: [(String, String, String)] = [
      ("a.yaml", "portals:\n  - domain: x\n    users:\n      - id: 1\n        nmae: A\n", "5"),
      ("a.yaml", "portals:\n  - users:\n      - {id: 1}\n      - {id: 0}\n", "4"),
      ("a.yaml", "portals:\n  - keys:\n      - key: abc\n", "3"),
      ("a.yaml", "\nseed: 1\nseed: 2\n", "2"), ("a.yaml", "clock: {\n", "2"),
      ("a.yaml", "portals:\n\n\n  domain: x\n", "1"), ("a.yaml", "- seed: 1\n", "1"),
      ("a.json", "{\"seed\": 1,\n \"faults\": [\n {\"status\":\n 1}]}", "3"),
      ("a.json", "{\n \"seed\": \"\\ud83d\\ude00\"}", "2"), ("a.json", "{\n\n!", "3"),
    ]
    for (name, text, line) in cases {
      let flaw = try Self.flaw([name: text])
      #expect(flaw.hasPrefix("\(name):\(line): "), "\(text): \(flaw)")
    }
    #expect(
      try Self.flaw(["a.yml": "seed: 1", "b.yml": "\nseed: 2"]).hasPrefix("b.yml:2: seed is"))
    let second = try Self.flaw([
      "a.yaml": "portals:\n  - domain: x.example", "b.yaml": "portals:\n\n  - domain: '-'",
    ])
    #expect(second.hasPrefix("b.yaml:3: portals[1].domain must be"), "\(second)")
    #expect(try Self.flaw(["a.txt": ""]).contains("there are no files that end in"))
  }

  @Test("Values are what they are in JSON, texts otherwise")
  func values() throws {
    let text = "[1, -2.50, 1_0, 012, yes, no, true, ~, '1', \"null\", 2026-01-01, &a {b: x}, *a]"
    let yaml = "list: " + text
    let value = try FixtureText(Array(yaml.utf8), path: "a.yaml").value
    let expected =
      #"{"list":[1,-2.50,"1_0","012","yes","no",true,null,"1","null","2026-01-01","#
      + #"{"b":"x"},{"b":"x"}]}"#
    #expect(value.encodedString(.plain) == expected)
  }

  @Test("What is wrong keeps a server from starting, and says where")
  func refusedStart() async throws {
    let files = try Self.folder(["a.yaml": "seed: 1\nportals:\n  - webhooks:\n    - user_id: 1\n"])
    let error = await #expect(throws: FixtureError.self) {
      try await LabServer.run(adjust: { $0.fixtures = files.path }) { _ in }
    }
    #expect(error?.description.hasPrefix("\(files.path)/a.yaml:4: ") == true)
    let late = try Self.folder(["a.yaml": "portals:\n- webhooks:\n  - {user_id: 9, code: x}\n"])
    let other = await #expect(throws: FixtureError.self) {
      try await LabServer.run(adjust: { $0.fixtures = late.path }) { _ in }
    }
    #expect(other?.description.hasPrefix("\(late.path)/a.yaml:3: ") == true)
  }

  @Test("The setting implies a lab, with all that this asks for")
  func setting() throws {
    let configuration = try ServerConfiguration(from: [.flags(["fixtures": ["files"]])])
    #expect(configuration.lab && configuration.demo && configuration.fixtures == "files")
    let error = #expect(throws: SettingError.self) {
      try ServerConfiguration(
        from: [.flags(["fixtures": ["files"], "listen": ["0.0.0.0:80"]])])
    }
    #expect(error?.description.contains("--fixtures needs a loopback or private address") == true)
  }
}
