import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

/// A call whose parameters get lost on the way must not become one that takes or removes
/// everything.
@Suite("A body that cannot be read")
struct UnreadableBodyTests {
  /// How a body was spoilt.
  struct Spelling: Sendable, CustomTestStringConvertible {
    let name: String
    var verb = "POST"
    var type: String? = "application/json"
    var encoding: String?
    /// Makes the body of JSON text.
    let body: @Sendable (String) -> [UInt8]

    init(
      _ name: String, verb: String = "POST", type: String? = "application/json",
      encoding: String? = nil, _ body: @escaping @Sendable (String) -> [UInt8]
    ) {
      self.name = name
      self.verb = verb
      self.type = type
      self.encoding = encoding
      self.body = body
    }

    var testDescription: String { name }
  }

  private static let form = "application/x-www-form-urlencoded"

  /// Valid JSON, sent in ways in which the original does not find it.
  static let readable: [Spelling] = [
    Spelling("no content type", type: nil) { Array($0.utf8) },
    Spelling("curl's default form type", type: form) { Array($0.utf8) },
    Spelling("text/plain", type: "text/plain;charset=UTF-8") { Array($0.utf8) },
    Spelling("Application/JSON", type: "Application/JSON") { Array($0.utf8) },
    Spelling("+json", type: "application/vnd.api+json") { Array($0.utf8) },
    Spelling("a byte-order mark") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) },
    Spelling("identity", type: nil, encoding: "identity") { Array($0.utf8) },
  ]

  static let unreadable: [Spelling] = [
    Spelling("a trailing comma") { Array(($0.dropLast() + ",}").utf8) },
    Spelling("cut off") { Array($0.dropLast().utf8) },
    Spelling("cut off, as a form", type: form) { Array($0.dropLast().utf8) },
    Spelling("cut off, without a type", type: nil) { Array($0.dropLast().utf8) },
    Spelling("cut off, as text", type: "text/plain") { Array($0.dropLast().utf8) },
    Spelling("cut off, +json", type: "application/x+json") { Array($0.dropLast().utf8) },
    Spelling("single quotes") { Array($0.replacing("\"", with: "'").utf8) },
    Spelling("single quotes, as a form", type: form) {
      Array($0.replacing("\"", with: "'").utf8)
    },
    Spelling("in quotes", type: form) { Array("'\($0)'".utf8) },
    Spelling("encoded twice") { JSONValue.string($0).encoded() },
    Spelling("encoded twice, as text", type: "text/plain") { JSONValue.string($0).encoded() },
    Spelling("percent-encoded", type: form) { text in
      Array(text.utf8).flatMap { Array("%\(Hex.encode([$0]))".utf8) }
    },
    Spelling("a list") { Array("[\($0)]".utf8) },
    Spelling("a number") { _ in Array("1".utf8) },
    Spelling("a form that says it is JSON") { _ in Array("clear=0&limit=1".utf8) },
    Spelling("broken UTF-8") { Array($0.dropLast().utf8) + [0x2C, 0x22, 0xFF, 0x22, 0x7D] },
    Spelling("UTF-16", type: nil) { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 255), 0] } },
    Spelling("XML", type: "text/xml") { _ in Array("<clear>0</clear>".utf8) },
    Spelling("multipart with another boundary", type: "multipart/form-data; boundary=b") { _ in
      Array("--c\r\nContent-Disposition: form-data; name=\"clear\"\r\n\r\n0\r\n--c--".utf8)
    },
    Spelling("gzip", encoding: "gzip") { _ in [0x1F, 0x8B, 8, 0, 0, 0, 0, 0] },
    Spelling("gzip, not said", type: nil) { _ in [0x1F, 0x8B, 8, 0, 0, 0, 0, 0] },
    Spelling("br, as a form", type: form, encoding: "BR") { _ in Array("x=1".utf8) },
    Spelling("GET", verb: "GET") { Array($0.utf8) },
    Spelling("GET of a form", verb: "GET", type: form) { _ in Array("clear=0&limit=1".utf8) },
    Spelling("PUT", verb: "PUT") { Array($0.utf8) },
    Spelling("DELETE", verb: "DELETE") { Array($0.utf8) },
  ]

  /// A method, a query that names the claim, and the JSON that should restrict the call.
  static let calls: [(method: String, query: Bool, json: String)] = [
    ("event.offline.get", false, #"{"clear":0,"limit":1}"#),
    ("event.offline.get", true, #"{"clear":0,"limit":1}"#),
    ("event.offline.clear", true, #"{"id":[1]}"#),
    ("event.offline.error", true, #"{"message_id":[]}"#),
    ("event.offline.list", false, #"{"filter":{"ID":1}}"#),
  ]

  /// A queue of three events, two of them claimed.
  private func world(_ mode: Mode) async throws -> (RESTWorld, claim: String) {
    let world = try await RESTWorld(mode)
    try await world.publishDeals(3)
    let claim = await world.call("event.offline.get", ["clear": 0, "limit": 2])
    return (world, try #require(claim.processID))
  }

  private func send(
    _ spelling: Spelling, _ call: (method: String, query: Bool, json: String), _ claim: String,
    to world: RESTWorld
  ) async -> Answer {
    Answer(
      await world.service.respond(
        to: RESTRequest(
          verb: spelling.verb, path: "/rest/\(call.method)",
          query: call.query ? "process_id=\(claim)" : nil, contentType: spelling.type,
          contentEncoding: spelling.encoding, authorization: "Bearer admin",
          body: spelling.body(call.json))))
  }

  @Test("is refused in safe mode and changes nothing", arguments: unreadable)
  func refused(spelling: Spelling) async throws {
    for call in Self.calls {
      let (world, claim) = try await world(.safe)
      let before = try await world.listing()
      let answer = await send(spelling, call, claim, to: world)
      #expect(try await world.listing() == before, "\(call.method)")
      if spelling.encoding == nil {
        #expect(answer.status == 400, "\(call.method) \(answer.text)")
        #expect(answer.errorCode == "ERROR_ARGUMENT")
        #expect(answer.json["argument"] == "body")
      } else {
        #expect(answer.status == 415, "\(call.method) \(answer.text)")
      }
    }
  }

  @Test("says nothing in strict mode, as in the original", arguments: unreadable)
  func ignored(spelling: Spelling) async throws {
    // A list is parameters there, and some bodies are good forms.
    for call in Self.calls {
      let (world, claim) = try await world(.strict)
      let answer = await send(spelling, call, claim, to: world)
      #expect(answer.status == 200 || answer.errorCode == "ERROR_ARGUMENT", "\(answer.text)")
      #expect(answer.json["argument"] != "body")
      guard call.method == "event.offline.get", !call.query else { continue }
      #expect(try await world.listing().count == 2, "the whole rest of the queue is taken")
    }
  }

  @Test("is none in safe mode where it is good JSON, whatever it is called", arguments: readable)
  func read(spelling: Spelling) async throws {
    let (world, claim) = try await world(.safe)
    let get = await send(spelling, Self.calls[0], claim, to: world)
    #expect(get.ids == ["3"] && get.processID != nil)
    #expect(try await world.listing().count == 3)
    let clear = await send(spelling, Self.calls[2], claim, to: world)
    #expect(clear.result == true)
    #expect(try await world.listing().map(\.id.rawValue) == [2, 3])
    let list = await send(
      spelling, (method: "event.offline.list", query: false, json: #"{"filter":{"ID":2}}"#), "",
      to: world)
    #expect(list.ids == ["2"])
  }

  @Test("counts by the portal's mode, not by the server's")
  func portals() async throws {
    let body = Array(#"{"clear":0,"limit":1,}"#.utf8)
    for mode in Mode.allCases {
      for standard in Mode.allCases {
        let world = try await RESTWorld(mode, defaultMode: standard)
        try await world.publishDeals(2)
        let answer = Answer(
          await world.service.respond(
            to: RESTRequest(
              verb: "POST", path: "/rest/event.offline.get", contentType: "application/json",
              authorization: "Bearer admin", body: body)))
        #expect(answer.status == (mode == .safe ? 400 : 200))
        #expect(try await world.listing().count == (mode == .safe ? 2 : 0))
      }
    }
  }

  @Test("may hold the credentials: what JSON in a form holds counts by the portal's mode, too")
  func credentials() async throws {
    for (mode, status) in [(Mode.safe, 200), (.strict, 401)] {
      let world = try await RESTWorld(mode)
      let answer = await world.form("profile", #"{"auth":"admin"}"#)
      #expect(answer.status == status)
    }
  }

  @Test("is told of only to whom no credentials are missing elsewhere")
  func strangers() async throws {
    let world = try await RESTWorld()
    #expect(await world.post("profile", "{", as: "nobody").errorCode == "invalid_token")
    #expect(await world.post("profile", "{", as: nil).json["argument"] == "body")
    let strict = try await RESTWorld(defaultMode: .strict)
    #expect(await strict.post("profile", "{", as: nil).errorCode == "NO_AUTH_FOUND")
  }

  @Test("with another verb than POST is refused only where fewer parameters do more")
  func harmless() async throws {
    let world = try await RESTWorld()
    for (method, status) in [("profile", 200), ("event.unbind", 400), ("event.get", 200)] {
      let answer = Answer(
        await world.service.respond(
          to: RESTRequest(
            verb: "GET", path: "/rest/\(method)", query: "auth=admin&event=ONAPPTEST",
            body: Array("event_type=offline".utf8))))
      #expect(answer.status == status, "\(method)")
    }
  }
}
