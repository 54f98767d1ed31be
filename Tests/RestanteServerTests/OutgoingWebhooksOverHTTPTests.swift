import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

extension LiveServer {
  /// Waits until a list of deliveries has as many as that.
  fileprivate func deliveries(_ phase: String, _ count: Int) async throws -> [JSONValue] {
    let deadline = ContinuousClock.now + .seconds(300)
    while true {
      let answer = try await manage("GET", "deliveries?phase=\(phase)", key: demo.adminKey)
      let found = answer.json["deliveries"]?.arrayValue ?? []
      if found.count >= count { return found }
      try #require(ContinuousClock.now < deadline, "\(answer.text)")
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}

@Suite("Outgoing webhooks over HTTP")
struct OutgoingWebhooksOverHTTPTests {
  @Test(
    "What is shown when one is added and rotated is what its receiver verifies deliveries with")
  func verification() async throws {
    try await LiveServer.run(.sqlite) { server in
      try await RecordingHandler.run([500]) { handler in
        let added = try await server.manage(
          "POST", "outgoing-webhooks",
          ["url": .string("\(handler.url)in"), "events": ["ONCRMDEALUPDATE"]],
          key: server.demo.adminKey)
        #expect(added.status == 200)
        let first = try Self.secret(added)
        let token = added.json["application_token"]?.stringValue

        _ = try await server.publish(
          #"{"event":"ONCRMDEALUPDATE","data":{"ID":5},"user_id":1}"#)
        let post = try #require(try await handler.posts(1).first)
        #expect(post.path == "/in" && post.field("event") == "ONCRMDEALUPDATE")
        #expect(post.field("data[ID]") == "5" && post.field("event_handler_id") == "1")
        #expect(post.field("auth[application_token]") == token)
        #expect(post.field("auth[access_token]") == nil)
        try post.verify([first], at: server.clock.now())

        // The failed attempt is shown with what the handler said.
        let retrying = try #require(try await server.deliveries("retrying", 1).first)
        let shown = try await server.manage(
          "GET", "deliveries/1/\(retrying["id"]?.intValue ?? 0)", key: server.demo.adminKey)
        let attempt = try #require(shown.json["attempt_log"]?.arrayValue?.first)
        #expect(attempt["status"] == 500 && attempt["reply"] == "status 500\n")

        let rotated = try await server.manage(
          "POST", "outgoing-webhooks/1/rotate", ["overlap": 3_600], key: server.demo.adminKey)
        let second = try Self.secret(rotated)
        let parked = try await server.manage(
          "POST", "deliveries/park", ["handler": 1], key: server.demo.adminKey)
        #expect(parked.json["parked"] == 1)
        let redriven = try await server.manage(
          "POST", "deliveries/redrive", ["handler": 1], key: server.demo.adminKey)
        #expect(redriven.json["redriven"] == 1)
        let again = try await handler.posts(2)[1]
        #expect(again.identifier == post.identifier)
        // Either secret verifies during the overlap.
        try again.verify([first], at: server.clock.now())
        try again.verify([second], at: server.clock.now())
        #expect(throws: (any Error).self) { try post.verify([second], at: server.clock.now()) }
        _ = try await server.deliveries("delivered", 1)
      }
    }
  }

  private static func secret(_ answer: Answer) throws -> SigningSecret {
    try #require(answer.json["signing_secret"]?.stringValue.flatMap { SigningSecret($0) })
  }
}
