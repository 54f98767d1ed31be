import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Deliveries that go wrong in a lab")
struct LabFaultDeliveryTests {
  /// Binds a handler, adds a rule and publishes events with the numbers 1, 2, …
  private static func publish(
    _ count: Int, to handler: RecordingHandler, _ lab: LabServer, _ rule: String
  ) async throws {
    let bound = try await lab.call(
      "event.bind", #"{"event":"ONCRMDEALUPDATE","handler":"\#(handler.url)"}"#)
    #expect(bound.status == 200, "\(bound.text)")
    try await lab.fault(rule)
    for number in 1...count { try await lab.publish("ONCRMDEALUPDATE", number) }
  }

  /// Which events were posted, in their order.
  private static func ids(_ posts: [RecordingHandler.Post]) -> [String] {
    posts.compactMap { $0.field("data[FIELDS][ID]") }
  }

  @Test("A delivery that is dropped counts as delivered")
  func drop() async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        try await Self.publish(3, to: handler, lab, #"{"delivery":"drop","nth":2}"#)
        try await #expect(Self.ids(handler.posts(2)) == ["1", "3"])
        var delivered = 0
        while delivered < 3 {
          let list = try await lab.client.get(
            "/v1/deliveries?phase=delivered", key: lab.demo.adminKey)
          delivered = list.json["deliveries"]?.arrayValue?.count ?? 0
        }
      }
    }
  }

  @Test("A delivery that is duplicated arrives twice with the same identifier")
  func duplicate() async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        try await Self.publish(1, to: handler, lab, #"{"delivery":"duplicate"}"#)
        let posts = try await handler.posts(2)
        #expect(posts[0].identifier != nil)
        #expect(posts[0].identifier == posts[1].identifier)
      }
    }
  }

  @Test("A delivery that is reordered arrives after the next one")
  func reorder() async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        try await Self.publish(3, to: handler, lab, #"{"delivery":"reorder","nth":1}"#)
        try await #expect(Self.ids(handler.posts(3)) == ["2", "1", "3"])
      }
    }
  }

  @Test("A delivery that fails is tried again", arguments: [nil, 500] as [Int?])
  func fail(status: Int?) async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        try await lab.command("clock", #"{"freeze":true}"#)
        let words = status.map { #","status":\#($0)"# } ?? ""
        try await Self.publish(
          1, to: handler, lab, #"{"delivery":"fail","times":1,"event":"ONCRM*"\#(words)}"#)
        try await lab.failed(1)
        try await lab.command("clock", #"{"advance":"1h"}"#)
        try await #expect(handler.posts(1).count == 1)
      }
    }
  }

  @Test("A rule can be about one handler")
  func handlers() async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        try await Self.publish(
          1, to: handler, lab, #"{"delivery":"drop","handler":"http://elsewhere.example/*"}"#)
        try await #expect(handler.posts(1).count == 1)
        try await #expect(lab.applied() == [0])
      }
    }
  }
}
