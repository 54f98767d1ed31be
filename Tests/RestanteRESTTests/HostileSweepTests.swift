import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Hostile input to every method by every transport")
struct HostileSweepTests {
  /// How parameters reach the server.
  enum Transport: CaseIterable {
    case query, form, multipart, json, xml, rest3

    /// A request that gives each parameter the same bytes.
    func request(_ method: String, _ names: [String], _ value: [UInt8]) -> RESTRequest {
      let path = self == .rest3 ? "/rest/api/\(method)" : "/rest/\(method)"
      var request = RESTRequest(verb: "POST", path: path, authorization: "Bearer admin")
      switch self {
      case .query:
        request.verb = "GET"
        request.query = String(decoding: Self.pairs(names, value), as: UTF8.self)
      case .form, .xml:
        request.path += self == .xml ? ".xml" : ""
        request.body = Self.pairs(names, value)
      case .multipart:
        request.contentType = "multipart/form-data; boundary=b"
        for name in names {
          request.body += "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8
          request.body += value + "\r\n".utf8
        }
        request.body += "--b--".utf8
      case .json, .rest3:
        request.contentType = "application/json"
        let text = JSONValue.string(String(decoding: value, as: UTF8.self))
        request.body = JSONValue.object(JSONObject(members: names.map { ($0, text) })).encoded()
      }
      return request
    }

    private static func pairs(_ names: [String], _ value: [UInt8]) -> [UInt8] {
      let digits = Array("0123456789ABCDEF".utf8)
      let encoded = value.flatMap {
        [UInt8(ascii: "%"), digits[Int($0 >> 4)], digits[Int($0 & 15)]]
      }
      return Array(names.map { Array($0.utf8) + "=".utf8 + encoded }.joined(separator: "&".utf8))
    }
  }

  static let names =
    HostileInputTests.names
    + [
      "filter[ID]", "filter[%3E%3DID]", "order[ID]", "message_id[]", "id[]", "cmd[]", "cmd[a]",
      "options[a]", "option", "ACCESS[]", "ACCESS", "x", "token",
    ]

  static let values: [[UInt8]] = [
    Array("'; DROP TABLE event; --".utf8), Array("\" OR \"\"=\"".utf8), Array("%_\\%".utf8),
    Array("1) OR (1=1".utf8), [0], Array("a\u{0}b".utf8), [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80],
    Array("\u{FEFF}\u{202E}\r\nX-Y: z".utf8), Array(repeating: UInt8(ascii: "9"), count: 400),
    Array("-9223372036854775809".utf8), Array("1e309".utf8), Array("NaN".utf8),
    Array("$result[a][b] $error[0]".utf8), Array("user.admin?x=$result[0]".utf8),
  ]

  /// What the store holds, for comparisons before and after.
  private struct Holdings: Equatable {
    var own: [OfflineEvent]
    var other: [OfflineEvent]
    var bindings: [Binding]
    var options: JSONObject

    init(_ world: RESTWorld) async throws {
      own = try await world.listing()
      let other = QueueKey(
        portal: world.portal.id, application: world.otherApplication.id, connector: "")
      self.other = try await world.store.listEvents(ListEvents(queue: other, limit: 1_000)).events
      bindings = try await world.store.bindings(
        of: world.application.id, on: world.portal.id, actingAs: nil)
      options = try await world.store.options(
        of: OptionOwner(portal: world.portal.id, application: world.application.id))
    }
  }

  private func world(_ mode: Mode) async throws -> RESTWorld {
    let world = try await RESTWorld(mode)
    _ = try await world.store.perform(
      BindEvent(
        portal: world.portal.id, application: world.otherApplication.id,
        event: EventName(stored: "ONCRMDEALUPDATE"), target: .offline))
    try await world.publishDeals(3)
    return world
  }

  @Test(
    "is answered clearly, and what is refused changes nothing", arguments: Transport.allCases,
    Mode.allCases)
  func texts(transport: Transport, mode: Mode) async throws {
    let world = try await world(mode)
    let random = SeededRandom(seed: 3)
    var before = try await Holdings(world)
    let other = before.other
    for method in MethodTable.standard.all.map(\.name) + ["rest.scope.list", "no.such"] {
      for value in Self.values {
        for round in 0..<3 {
          let names =
            round == 0 ? Self.names : Self.names.filter { _ in random.chance(percent: 15) }
          let reply = await world.service.respond(
            to: transport.request(method, names, value))
          let comment = "\(transport) \(mode) \(method) \(names) \(value.prefix(30))"
          let body = String(decoding: reply.body, as: UTF8.self)
          #expect((200..<500).contains(reply.status), "\(comment) \(body.prefix(200))")
          #expect(
            transport == .xml
              ? body.hasPrefix("<response>") : Answer(reply).json.objectValue != nil,
            "\(comment) \(body.prefix(200))")
          let after = try await Holdings(world)
          if reply.status != 200 { #expect(after == before, "\(comment)") }
          before = after
        }
      }
    }
    #expect(before.other == other)
  }

  @Test("of 100,000 elements in every list is answered soon by every method")
  func lists() async throws {
    let world = try await world(.safe)
    let many = Array(repeating: "7", count: 100_000).joined(separator: ",")
    let lists = ["filter", "order", "id", "message_id", "cmd", "ACCESS", "options"]
      .map { "\"\($0)\":[\(many)]" }.joined(separator: ",")
    let body = #"{"process_id":"p",\#(lists)}"#
    for method in MethodTable.standard.all {
      let before = try await Holdings(world)
      let start = ContinuousClock.now
      let answer = await world.post(method.name, body)
      #expect((200..<500).contains(answer.status), "\(method.name)")
      #expect(ContinuousClock.now - start < .seconds(100), "\(method.name)")
      if answer.status != 200 { #expect(try await Holdings(world) == before, "\(method.name)") }
    }
  }

  @Test("of 5 MB, or with 10,000 brackets, is answered soon", arguments: Transport.allCases)
  func large(transport: Transport) async throws {
    let world = try await world(.safe)
    let before = try await Holdings(world)
    let brackets = String(repeating: "[", count: 10_000)
    let requests = [
      transport.request(
        "app.option.set", ["a"], Array(repeating: UInt8(ascii: "x"), count: 5 << 20)),
      transport.request("event.test", ["a" + brackets], Array("1".utf8)),
      transport.request("event.offline.list", ["filter\(brackets)"], Array(brackets.utf8)),
      RESTRequest(
        verb: "POST", path: "/rest/event.offline.get", contentType: "application/json",
        authorization: "Bearer admin",
        body: Array((brackets + String(repeating: "]", count: 10_000)).utf8)),
      RESTRequest(
        verb: "POST", path: "/rest/api/batch", contentType: "application/json",
        authorization: "Bearer admin", body: Array(brackets.utf8)),
    ]
    for request in requests.dropLast(transport == .form ? 0 : 2) {
      let start = ContinuousClock.now
      let reply = await world.service.respond(to: request)
      #expect((200..<500).contains(reply.status), "\(request.path)")
      #expect(ContinuousClock.now - start < .seconds(100), "\(request.path)")
    }
    let after = try await Holdings(world)
    #expect(after.other == before.other)
    #expect(after.options == before.options)
  }
}
