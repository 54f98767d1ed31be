import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Limits of operating time")
struct OperatingLimitTests {
  /// A world in which `event.get` takes a while.
  func world(_ milliseconds: Int64, limit: Int64? = 1) async throws -> RESTWorld {
    try await RESTWorld(
      operatingLimit: limit, store: { SlowStore($0, milliseconds: milliseconds) })
  }

  /// The `time` of a reply.
  func time(_ answer: Answer) -> JSONValue { answer.json["time"] ?? nil }

  @Test("Without a limit the time is always told as none, and no reset")
  func off() async throws {
    let answer = await (try await world(500, limit: nil)).call("event.get")
    #expect(time(answer)["operating"] == 0)
    #expect(time(answer)["operating_reset_at"] == nil)
  }

  @Test("A reply tells the sum with its own call, and first when the oldest part ends")
  func told() async throws {
    let world = try await world(250)
    let start = world.clock.now().seconds
    let first = await world.call("event.get")
    // The test's stopwatch gains a millisecond with each look.
    #expect(first.text.hasSuffix(#","operating_reset_at":\#(start + 600),"operating":0.251}}"#))
    let second = await world.call("event.get")
    #expect(time(second)["operating"] == 0.502)
    let other = await world.call("profile")
    #expect(other.text.hasSuffix(#","operating_reset_at":\#(start + 600),"operating":0}}"#))
  }

  @Test("Short calls are free")
  func short() async throws {
    let world = try await world(99)
    for _ in 1...50 { #expect(await world.call("event.get").status == 200) }
    #expect(time(await world.call("event.get"))["operating"] == 0)
  }

  @Test("A method is refused once the sum is above the limit, and comes back in time")
  func exceeded() async throws {
    let world = try await world(499)
    let start = world.clock.now().seconds
    #expect(time(await world.call("event.get"))["operating"] == 0.5)
    #expect(time(await world.call("event.get"))["operating"] == 1)
    // The limit itself may be reached.
    #expect(await world.call("event.get").status == 200)
    let refused = await world.call("event.get")
    #expect(refused.status == 429)
    #expect(
      refused.text
        == errorText(
          "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit."))
    // Others go on: methods, applications, users of webhooks.
    #expect(await world.call("profile").status == 200)
    #expect(await world.call("event.get", as: "other").status == 200)
    #expect(await world.call("event.get", as: "user").status == 429)

    world.clock.advance(seconds: start + 600 - world.clock.now().seconds)
    #expect(await world.call("event.get").status == 200)
  }

  @Test("Calls that fail count, too")
  func failures() async throws {
    let world = try await RESTWorld(
      operatingLimit: 1,
      store: { SlowStore(FailingBindings(inner: $0), milliseconds: 1_500) })
    #expect(await world.call("event.get").status == 503)
    #expect(await world.call("event.get").status == 429)
  }

  @Test("Commands of a batch are measured each by itself, the batch around them is not")
  func batch() async throws {
    let world = try await world(700)
    let commands: JSONValue = ["cmd": ["a": "event.get", "b": "event.get", "c": "event.get"]]
    let first = await world.call("batch", commands)
    #expect(first.status == 200)
    let times = first.result["result_time"] ?? nil
    #expect(times["a"]?["operating"] == 0.701)
    #expect(times["b"]?["operating"] == 1.402)
    #expect(first.result["result_error"]?["c"]?["error"] == "OPERATION_TIME_LIMIT")
    #expect(time(first)["operating"] == 0)
    #expect(await world.call("event.get").status == 429)
    let second = await world.call("batch", ["cmd": ["a": "event.get", "b": "profile"]])
    #expect(second.result["result_error"]?["a"]?["error"] == "OPERATION_TIME_LIMIT")
    #expect(second.result["result"]?["b"]?["ID"] == "1")
  }
}

/// A store that finds no bindings.
private struct FailingBindings: ForwardingStore {
  let inner: any Store

  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] { throw StoreError(.unavailable, "gone") }
}
