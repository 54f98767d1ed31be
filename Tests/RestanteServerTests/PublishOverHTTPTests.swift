import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("POST /v1/events over HTTP")
struct PublishOverHTTPTests {
  @Test("More than 1,000 events or 8 MiB are too much; exactly as much is not")
  func limits() async throws {
    try await LiveServer.run { server in
      let element = #"{"event":"E"}"#
      let most = "[" + Array(repeating: element, count: 1_000).joined(separator: ",") + "]"
      try await #expect(server.publish(most).json["accepted"] == 1_000)
      let more = "[" + Array(repeating: element, count: 1_001).joined(separator: ",") + "]"
      expectProblem(try await server.publish(more), 413, "too-large")
      let largest = element + String(repeating: " ", count: (8 << 20) - element.utf8.count)
      try await #expect(server.publish(largest).status == 200)
      expectProblem(try await server.publish(largest + " "), 413, "too-large")
    }
  }

  @Test("Only JSON is taken")
  func contentTypes() async throws {
    try await LiveServer.run { server in
      let key = server.demo.publishKey
      for (type, status) in [
        ("application/json", 200), ("application/JSON; charset=utf-8", 200), (nil, 200),
        ("text/plain", 415), ("application/x-www-form-urlencoded", 415),
        ("application/cloudevents+json", 400), ("application/cloudevents+xml", 415), ("", 415),
      ] as [(String?, Int)] {
        let answer = try await server.client.post(
          "/v1/events", #"{"event":"E"}"#, key: key, type: type)
        #expect(answer.status == status, "\(type ?? "none")")
      }
    }
  }

  @Test("A store that fails is answered with what the publisher must know")
  func storeFailures() async throws {
    let store = InterruptibleStore(ModelStore(time: ManualClock()))
    try await LiveServer.run(open: { _ in store }) { server in
      for (code, status, kind) in [
        (.full, 503, "unavailable"), (.lowSpace, 503, "low-space"),
        (.unavailable, 503, "unavailable"),
        (.closed, 503, "unavailable"), (.unknownOutcome, 500, "unknown-outcome"),
        (.corrupt, 500, "internal-error"),
      ] as [(StoreError.Code, Int, String)] {
        store.fail(with: StoreError(code, "a secret detail"))
        let answer = try await server.publish(#"{"event":"E"}"#)
        expectProblem(answer, status, kind)
        #expect(!answer.text.contains("a secret detail"))
      }
    }
  }
}

/// Expects an error of the native API in the form of RFC 9457.
func expectProblem(
  _ answer: Answer, _ status: Int, _ kind: String, at location: SourceLocation = #_sourceLocation
) {
  #expect(answer.status == status, sourceLocation: location)
  #expect(answer.contentType == "application/problem+json", sourceLocation: location)
  #expect(answer.json["type"] == .string("/problems/\(kind)"), sourceLocation: location)
  #expect(answer.json["status"] == .int(status), sourceLocation: location)
  #expect(answer.json["title"]?.stringValue?.isEmpty == false, sourceLocation: location)
  #expect(answer.json["detail"]?.stringValue?.isEmpty == false, sourceLocation: location)
}
