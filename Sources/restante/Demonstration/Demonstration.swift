import AsyncHTTPClient
import RestanteJSON
import RestanteServer

/// An event's way from subscription to confirmation, step by step, with what goes over the wire.
struct Demonstration {
  private static let event = "ONCRMDEALUPDATE"
  /// How long the claim holds whose lease ends, in seconds.
  private static let lease = 1

  let demo: DemoFile
  let calls: ShownCalls

  init(_ demo: DemoFile, client: HTTPClient) {
    self.demo = demo
    calls = ShownCalls(
      base: demo.baseURL, client: client,
      secrets: [
        (demo.accessToken, "ACCESS_TOKEN"), (demo.publishKey, "PUBLISH_KEY"),
        (demo.adminKey, "ADMIN_KEY"),
      ])
  }

  /// Carries out all steps.
  func run() async throws {
    StandardStreams.show(
      line: "A server of its own runs at \(demo.baseURL) until this demonstration is over.")
    show("1. An application subscribes: changed deals go to its queue.")
    _ = try await rest(
      "event.bind", ["event": .string(Self.event), "event_type": "offline"])
    show("2. A deal changes, and the event is published.")
    try await publish(deal: 759)
    try await loseAndConfirm()
    try await failAndRedrive()
    show("9. The queue is empty.")
    _ = try await rest("event.offline.list")
    StandardStreams.show(line: "\nThe server is stopped, and everything it stored is deleted.")
    StandardStreams.show(line: "Run one that stays: restante serve --demo")
  }

  /// A consumer that dies, and one that does its work.
  private func loseAndConfirm() async throws {
    show("3. A consumer claims the event for \(Self.lease) second and dies: nothing is confirmed.")
    _ = try await rest("event.offline.get", ["clear": 0, "lease": .int(Int64(Self.lease))])
    show("4. The lease ends, and the event is back: the next consumer waits for it and gets it.")
    let second = try await rest("event.offline.get", ["clear": 0], wait: 20)
    show("5. That one does its work and confirms it. The event is gone for good.")
    let process = second["result"]?["process_id"] ?? .null
    _ = try await rest("event.offline.clear", ["process_id": process])
  }

  /// A consumer that cannot handle an event.
  private func failAndRedrive() async throws {
    show("6. Another event cannot be handled. The consumer says so, with a reason.")
    try await publish(deal: 760)
    let reply = try await rest("event.offline.get", ["clear": 0])
    let event = reply["result"]?["events"]?.arrayValue?.first
    _ = try await rest(
      "event.offline.error",
      [
        "process_id": reply["result"]?["process_id"] ?? .null,
        "message_id": .array([event?["MESSAGE_ID"] ?? .null]), "reason": "deal 760 is locked",
      ])
    show("7. It is a dead letter now, for people to look at (restante queue dead CLIENT_ID) …")
    let queue = "/v1/queues/\(QueueTarget.encoded(demo.clientID))"
    _ = try await calls.native("GET", "\(queue)/dead", key: demo.adminKey)
    show("8. … and to hand out again (restante queue redrive CLIENT_ID --all).")
    _ = try await calls.native("POST", "\(queue)/redrive", key: demo.adminKey, ["all": true])
    _ = try await rest("event.offline.get", ["clear": 1])
  }

  private func publish(deal: Int64) async throws {
    _ = try await calls.native(
      "POST", "/v1/events", key: demo.publishKey,
      ["event": .string(Self.event), "data": ["FIELDS": ["ID": .string("\(deal)")]]])
  }

  private func rest(
    _ method: String, _ parameters: JSONObject = [:], wait: Int? = nil
  ) async throws -> JSONValue {
    try await calls.rest(method, token: demo.accessToken, parameters, wait: wait)
  }

  private func show(_ title: String) { StandardStreams.show(line: "\n\(title)") }
}
