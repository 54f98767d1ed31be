import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteREST

/// Bodies are read, and large ones decoded, only for callers who may go on.
@Suite("Before a body is read")
struct BodyAdmissionTests {
  /// A body that notes whether it was read, and by whom.
  final class WatchedBody: RESTBody {
    let bytes: [UInt8]
    let announcedBytes: Int?
    private let reads = Mutex<[Bool]>([])

    init(_ text: String, announces: Bool = true) {
      bytes = Array(text.utf8)
      announcedBytes = announces ? bytes.count : nil
    }

    /// For each time that it was read, whether the caller was known.
    var isKnown: [Bool] { reads.withLock { $0 } }

    func decoded<Value: Sendable>(
      isKnown: Bool, _ decode: @escaping @Sendable ([UInt8]) -> Value
    ) async throws(RESTBodyFailure) -> Value {
      reads.withLock { $0.append(isKnown) }
      return decode(bytes)
    }
  }

  private static let large = "{\"x\":\"" + String(repeating: "x", count: 100_000) + "\"}"

  private func send(
    _ body: WatchedBody, _ path: String = "/rest/profile", query: String? = nil,
    token: String? = nil, isSecure: Bool = true, to world: RESTWorld
  ) async -> Answer {
    Answer(
      await world.service.respond(
        to: RESTRequest(
          verb: "POST", path: path, query: query, contentType: "application/json",
          authorization: token.map { "Bearer \($0)" }, isSecure: isSecure, source: "192.0.2.1"),
        body: body))
  }

  @Test("credentials beside a large one must be good", arguments: [true, false])
  func large(announces: Bool) async throws {
    let world = try await RESTWorld()
    try await world.issue("expired", world.application, user: 1, scopes: [], lifetime: 0)
    let refused: [(String, String?, String?, Bool, JSONValue)] = [
      ("/rest/profile", nil, "nobody", true, "invalid_token"),
      ("/rest/profile", nil, "expired", true, "expired_token"),
      ("/rest/profile", "auth=nobody", nil, true, "invalid_token"),
      ("/rest/profile", "access_token=nobody", nil, true, "invalid_token"),
      ("/rest/1/wrong/profile", nil, nil, true, "INVALID_CREDENTIALS"),
      ("/rest/1/code/profile", nil, nil, false, "INVALID_REQUEST"),
      ("/rest/profile", "aplogin=1&ap=wrong", nil, true, "INVALID_CREDENTIALS"),
      ("/rest/no.such.method", nil, "admin", true, "ERROR_METHOD_NOT_FOUND"),
    ]
    for (path, query, token, isSecure, code) in refused {
      let body = WatchedBody(Self.large, announces: announces)
      let answer = await send(
        body, path, query: query, token: token, isSecure: isSecure, to: world)
      #expect(answer.errorCode == code, "\(path)")
      #expect(body.isKnown == [], "\(path)")
    }
    for (path, query, token) in [
      ("/rest/profile", nil, "admin"), ("/rest/profile", "auth=admin", nil),
      ("/rest/1/code/profile", nil, nil),
    ] as [(String, String?, String?)] {
      let body = WatchedBody(Self.large, announces: announces)
      #expect(await send(body, path, query: query, token: token, to: world).status == 200)
      #expect(body.isKnown == [true])
    }
  }

  @Test("credentials of REST 3.0 beside a large one must be good")
  func version3() async throws {
    let world = try await RESTWorld()
    for (path, token, code) in [
      ("/rest/api/rest.scope.list", "nobody", "invalid_token"),
      ("/rest/api/1/wrong/rest.scope.list", nil, "INVALID_CREDENTIALS"),
    ] as [(String, String?, JSONValue)] {
      let body = WatchedBody(Self.large)
      #expect(await send(body, path, token: token, to: world).json["error"]?["code"] == code)
      #expect(body.isKnown == [])
    }
    let body = WatchedBody(Self.large)
    #expect(await send(body, "/rest/api/rest.scope.list", token: "admin", to: world).status == 200)
    #expect(body.isKnown == [true])
    let many = WatchedBody("[\(String(repeating: "0,", count: ParameterDecoder.maxJSONValues))0]")
    #expect(await send(many, "/rest/api/batch", token: "admin", to: world).status == 400)
  }

  @Test("credentials may stand in it, and win over those of the query in a small one")
  func within() async throws {
    let world = try await RESTWorld()
    let small = WatchedBody(#"{"auth":"admin"}"#)
    #expect(await send(small, query: "auth=nobody", to: world).status == 200)
    #expect(small.isKnown == [false])
    let large = WatchedBody("{\"auth\":\"admin\"," + Self.large.dropFirst())
    #expect(await send(large, to: world).status == 200)
    #expect(large.isKnown == [false])
  }

  @Test("whose caller is not known, the address is charged, and gets it back when it is known")
  func charges() async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 1, perSecond: 1))
    let stranger = WatchedBody(Self.large)
    #expect(await send(stranger, to: world).status == 401)
    #expect(stranger.isKnown == [false])
    let second = WatchedBody(Self.large)
    #expect(await send(second, to: world).errorCode == "QUERY_LIMIT_EXCEEDED")
    #expect(second.isKnown == [])
    let small = WatchedBody("{}")
    #expect(await send(small, to: world).errorCode == "QUERY_LIMIT_EXCEEDED")
    #expect(small.isKnown == [])
    world.clock.advance(seconds: 1)
    // The portal has a bucket of its own, and the address keeps its drop.
    let caller = WatchedBody(#"{"auth":"admin"}"#)
    #expect(await send(caller, to: world).status == 200)
    #expect(await send(WatchedBody("{}"), to: world).status == 401)
    #expect(await send(caller, to: world).errorCode == "QUERY_LIMIT_EXCEEDED")
  }

  @Test("of a known caller who sends too much, the request is refused")
  func known() async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 1, perSecond: 1))
    #expect(await send(WatchedBody(Self.large), token: "admin", to: world).status == 200)
    let body = WatchedBody(Self.large)
    #expect(await send(body, token: "admin", to: world).errorCode == "QUERY_LIMIT_EXCEEDED")
    #expect(body.isKnown == [])
  }

  @Test("that did not come or had no room, the wire says so")
  func failures() async throws {
    struct FailingBody: RESTBody {
      let failure: RESTBodyFailure
      var announcedBytes: Int? { 1 }
      func decoded<Value: Sendable>(
        isKnown: Bool, _ decode: @escaping @Sendable ([UInt8]) -> Value
      ) async throws(RESTBodyFailure) -> Value { throw failure }
    }
    let world = try await RESTWorld()
    let failures: [(RESTBodyFailure, Int)] = [
      (.tooLarge(limit: "8 MiB"), 413), (.noRoom, 503), (.broken, 400),
    ]
    for (failure, status) in failures {
      for path in ["/rest/profile", "/rest/profile.xml", "/rest/api/batch"] {
        let reply = await world.service.respond(
          to: RESTRequest(verb: "POST", path: path), body: FailingBody(failure: failure))
        #expect(reply.status == status)
        let wait = reply.headers.first { $0.name == "Retry-After" }?.value
        #expect(wait == (status == 503 ? "1" : nil))
      }
    }
  }

  @Test("of large size, no client waits for events")
  func waiting() async throws {
    let world = try await RESTWorld(maxWaiting: 0)
    var request = RESTRequest(
      verb: "POST", path: "/rest/event.offline.get", contentType: "application/json",
      authorization: "Bearer admin", prefer: "wait=5", body: Array(Self.large.utf8))
    #expect(await world.service.respond(to: request).status == 200)
    request.body = []
    #expect(await world.service.respond(to: request).status == 503)
  }
}
