import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("Settings of queues in the native API")
struct QueueSettingsTests {
  private func patch(_ body: String, on world: NativeWorld) async throws -> Answer {
    try await world.send(
      "PATCH", "apps/\(NativeWorld.clientID)", body)
  }

  @Test(
    "Everything can be decided, left open again and switched off", arguments: StoreKind.allCases)
  func changes(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let standard = #""first_delay":60,"factor":2,"longest_delay":3600,"jitter":20,"attempts":10"#
      for (body, member, value) in [
        (#"{"history":0}"#, "history", "0"), (#"{"history":null}"#, "history", "86400"),
        (#"{"retry":{}}"#, "retry", "{\(standard)}"), (#"{"retry":false}"#, "retry", "null"),
        (
          #"{"retry":{"first_delay":7200,"jitter":0}}"#, "retry",
          #"{"first_delay":7200,"factor":2,"longest_delay":7200,"jitter":0,"attempts":10}"#
        ),
        (
          #"{"depth_limit":{"events":5,"overflow":"dead_letter"}}"#, "depth_limit",
          #"{"events":5,"overflow":"dead_letter"}"#
        ),
        (#"{"depth_limit":null}"#, "depth_limit", "null"),
        (#"{"max_attempts":3}"#, "max_attempts", "3"),
        (#"{"max_attempts":false}"#, "max_attempts", "null"),
      ] {
        let answer = try await patch(body, on: world)
        #expect(answer.status == 200)
        #expect(answer.json[member]?.encodedString() == value, "\(body)")
      }
      let own = try await patch("{}", on: world)
      #expect(own.json["own"] == ["max_attempts", "retry"])
    }
  }

  @Test("What an application leaves open its portal decides", arguments: StoreKind.allCases)
  func defaults(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      _ = try await world.store.perform(
        ConfigurePortalQueues(
          portal: world.portal.id,
          changes: QueueOverrideChanges(lease: .set(9), maxAttempts: .set(4))))
      let answer = try await patch(#"{"lease":10}"#, on: world)
      #expect(answer.json["lease"] == 10 && answer.json["max_attempts"] == 4)
      #expect(answer.json["own"] == ["lease"])
    }
  }

  @Test(
    "Values out of range are refused by name",
    arguments: [
      (#"{"lease":0}"#, "lease"), (#"{"lease":604801}"#, "lease"), (#"{"lease":"x"}"#, "lease"),
      (#"{"lease":false}"#, "lease"), (#"{"max_attempts":0}"#, "max_attempts"),
      (#"{"history":-1}"#, "history"), (#"{"history":31536001}"#, "history"),
      (#"{"retry":true}"#, "retry"), (#"{"retry":{"first_delay":0}}"#, "retry.first_delay"),
      (#"{"retry":{"factor":11}}"#, "retry.factor"),
      (#"{"retry":{"first_delay":9,"longest_delay":8}}"#, "retry.longest_delay"),
      (#"{"retry":{"jitter":101}}"#, "retry.jitter"),
      (#"{"retry":{"attempts":0}}"#, "retry.attempts"), (#"{"depth_limit":5}"#, "depth_limit"),
      (#"{"depth_limit":{"overflow":"refuse"}}"#, "depth_limit.events"),
      (#"{"depth_limit":{"events":5}}"#, "depth_limit.overflow"),
      (#"{"depth_limit":{"events":5,"overflow":"x"}}"#, "depth_limit.overflow"),
    ])
  func wrong(body: String, argument: String) async throws {
    try await NativeWorld.run { world in
      let answer = try await patch(body, on: world)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(argument))
      #expect(try await patch("{}", on: world).json["own"] == [])
    }
  }
}
