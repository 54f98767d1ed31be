import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteREST

/// Methods of a test, of which there may become more.
private final class TestMethods: MethodSource {
  private let all = Mutex<[TestMethod]>([])

  init(_ methods: [TestMethod]) { all.withLock { $0 = methods } }

  func add(_ method: TestMethod) { all.withLock { $0.append(method) } }

  var methods: [any AddedMethod] { all.withLock { $0 } }
  func method(named name: String) -> (any AddedMethod)? { methods.first { $0.name == name } }
}

private struct TestMethod: AddedMethod {
  let name: String
  var scope: String?
  let body: @Sendable (AddedCall) async throws(CallError) -> AddedResult

  func run(_ call: AddedCall) async throws(CallError) -> AddedResult { try await body(call) }

  /// Returns its parameters.
  static func echo(_ name: String, scope: String? = nil) -> TestMethod {
    TestMethod(name: name, scope: scope) { call in
      AddedResult(.object(call.parameters), next: call.start + 50, total: 99)
    }
  }
}

@Suite("Methods that an extension adds")
struct AddedMethodTests {
  private static func world(
    scopes: [String] = RESTWorld.allScopes, _ methods: TestMethod...
  ) async throws -> RESTWorld {
    try await RESTWorld(scopes: scopes, added: [TestMethods(methods)])
  }

  @Test("are called like the server's own: by token, by webhook, as XML and in a batch")
  func calls() async throws {
    let world = try await Self.world(.echo("lab.echo"))
    let reply = #"{"result":{"A":1},"next":60,"total":99}"#
    let answer = await world.call("LAB.Echo", ["A": 1, "start": 10, "auth_connector": "c"])
    #expect(answer.withoutTime == reply)
    #expect(await world.get("/rest/1/code/lab.echo", "A=1").result == ["A": "1"])
    #expect(await world.get("/rest/1/code/lab.echo.xml", "A=1").text.contains("<A>1</A>"))
    let batch = await world.call(
      "batch", ["cmd": ["a": "lab.echo?A=7", "b": "lab.echo?B=$result[a][A]", "c": "lab.none"]])
    #expect(batch.result["result"] == ["a": ["A": "7"], "b": ["B": "7"]])
    #expect(batch.result["result_total"]?["a"] == 99)
    #expect(batch.result["result_error"]?["c"]?["error"] == "ERROR_METHOD_NOT_FOUND")
    #expect(await world.call("lab.none").status == 404)
  }

  @Test("need their scope, also in a batch")
  func scopes() async throws {
    let world = try await Self.world(scopes: ["crm"], .echo("lab.echo", scope: "task"))
    #expect(await world.call("lab.echo").errorCode == "insufficient_scope")
    #expect(await world.get("/rest/1/code/lab.echo").errorCode == "insufficient_scope")
    let batch = await world.call("batch", ["cmd": ["lab.echo"]])
    #expect(batch.result["result_error"]?.arrayValue?.first?["error"] == "insufficient_scope")
    #expect(await world.call("lab.echo", as: nil).errorCode == "NO_AUTH_FOUND")
  }

  @Test("are listed, also those that come later, and replace none of the server's own")
  func lists() async throws {
    let source = TestMethods([.echo("lab.echo", scope: "task"), .echo("profile")])
    let world = try await RESTWorld(added: [source])
    let names = await world.call("methods", ["full": true]).result.arrayValue ?? []
    #expect(names.suffix(1) == ["lab.echo"])
    #expect(names.count { $0 == "profile" } == 1)
    #expect(await world.call("methods", ["scope": "task"]).result == ["lab.echo"])
    #expect(await world.call("profile").result["ID"] == "1")
    let unknown: JSONValue = ["isExisting": false, "isAvailable": false]
    #expect(await world.call("method.get", ["name": "lab.late"]).result == unknown)
    source.add(.echo("lab.late"))
    let known: JSONValue = ["isExisting": true, "isAvailable": true]
    #expect(await world.call("method.get", ["name": "lab.late"]).result == known)
    #expect(await world.call("lab.late").status == 200)
  }

  @Test("fail in their own words")
  func errors() async throws {
    let world = try await Self.world(
      TestMethod(name: "lab.fail") { (_) async throws(CallError) in
        throw CallError.own(code: "100", status: 418, "No {value} 100%")
      })
    let answer = await world.call("lab.fail")
    #expect(answer.status == 418)
    #expect(answer.text == #"{"error":"100","error_description":"No {value} 100%"}"#)
    let batch = await world.call("batch", ["cmd": ["lab.fail"]])
    #expect(batch.result["result_error"]?.arrayValue?.first?["error"] == "100")
  }

  @Test("cannot make a reply larger than the server allows")
  func size() async throws {
    let world = try await RESTWorld(
      bounds: ReplyBounds(events: 1, bytes: 100, overflow: .refuse),
      added: [
        TestMethods([
          TestMethod(name: "lab.long") { _ in
            AddedResult(.string(String(repeating: "x", count: 100)))
          }
        ])
      ])
    #expect(await world.call("lab.long").errorCode == "OVERLOAD_LIMIT")
  }

  @Test("publish in the name of their caller, and not to the connector that called")
  func publishing() async throws {
    let world = try await Self.world(
      TestMethod(name: "lab.publish") { (call) async throws(CallError) in
        try await call.publish(EventName(stored: "ONX"), ["N": call["N"] ?? nil, "E": [:]])
        return AddedResult(true)
      })
    try await world.bindOffline(["ONX"])
    try await world.bindOffline(["ONX"], connector: "c")
    #expect(
      await world.call("lab.publish", ["n": 1, "auth_connector": "c"], as: "user").status == 200)
    #expect(try await world.listing(connector: "c").isEmpty)
    let event = try #require(try await world.listing().first)
    #expect(String(decoding: event.data, as: UTF8.self) == #"{"N":1,"E":[]}"#)
    #expect(event.user == .user(UserID(rawValue: 2)))
    // A webhook is no application.
    #expect(await world.get("/rest/1/code/lab.publish", "n=2").status == 200)
    #expect(try await world.listing(connector: "c").count == 1)
    #expect(try await world.listing().count == 2)
  }

  @Test("look at the store, whose failures look as elsewhere")
  func reading() async throws {
    let world = try await RESTWorld(
      added: [
        TestMethods([
          TestMethod(name: "lab.read") { (call) async throws(CallError) in
            let portal = call.portal.id
            return AddedResult(
              .int(
                try await call.reading { (store) async throws(StoreError) in
                  guard portal.rawValue > 0 else { throw StoreError(.unavailable, "") }
                  return try await store.users(on: portal, after: nil, limit: 9).count
                }))
          },
          TestMethod(name: "lab.broken") { (call) async throws(CallError) in
            AddedResult(
              .int(
                try await call.reading { (_) async throws(StoreError) -> Int in
                  throw StoreError(.unknownOutcome, "")
                }))
          },
        ])
      ])
    #expect(await world.call("lab.read").result == 2)
    #expect(await world.call("lab.broken").errorCode == "ERROR_UNEXPECTED_ANSWER")
  }
}
