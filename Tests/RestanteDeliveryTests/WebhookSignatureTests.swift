import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteDelivery

@Suite("Signatures of deliveries")
struct WebhookSignatureTests {
  static let now = Timestamp(seconds: 1_614_265_330)
  static let body = Array(#"{"test": 2432232314}"#.utf8)

  /// The example of Standard Webhooks.
  static func example() throws -> SigningSecret {
    try #require(SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
  }

  func headers(
    _ secrets: [SigningSecret], trace: TraceParent? = nil
  ) -> [String: String] {
    let headers = WebhookSignature.headers(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: Self.now, body: Self.body, secrets: secrets,
      trace: trace)
    return Dictionary(headers.map { ($0.name, $0.value) }) { first, _ in first }
  }

  @Test("are those that Standard Webhooks gives as its example")
  func vector() throws {
    #expect(
      headers([try Self.example()]) == [
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      ])
  }

  @Test("stand one beside the other while a secret is replaced, and each is enough")
  func several() throws {
    let key = try #require(ServerKey(bytes: [UInt8](repeating: 7, count: 32)))
    let old = key.signingSecret(
      memberID: "m", owner: .application(clientID: "app"), generation: 1)
    let new = key.signingSecret(
      memberID: "m", owner: .application(clientID: "app"), generation: 2)
    let headers = headers([new, old])
    #expect(headers["webhook-signature"]?.split(separator: " ").count == 2)
    for secret in [old, new] {
      #expect(throws: Never.self) {
        try WebhookSignature.verify(Self.body, secrets: [secret], at: Self.now) { headers[$0] }
      }
    }
  }

  @Test("are refused where they are missing, late, forged, or of another body or delivery")
  func refusals() throws {
    let secret = try Self.example()
    let good = headers([secret])
    func verdict(
      _ change: (inout [String: String]) -> Void = { _ in }, body: [UInt8] = Self.body,
      after seconds: Int64 = 0
    ) -> WebhookRefusal? {
      var headers = good
      change(&headers)
      do throws(WebhookRefusal) {
        try WebhookSignature.verify(
          body, secrets: [secret], at: Self.now.adding(seconds: seconds)
        ) { headers[$0] }
        return nil
      } catch {
        return error
      }
    }
    #expect(verdict() == nil)
    #expect(verdict(after: 300) == nil)
    #expect(verdict(after: -300) == nil)
    #expect(verdict(after: 301) == .untimely)
    #expect(verdict(after: -301) == .untimely)
    #expect(verdict({ $0["webhook-id"] = nil }) == .unreadable)
    #expect(verdict({ $0["webhook-timestamp"] = "soon" }) == .unreadable)
    #expect(verdict({ $0["webhook-signature"] = nil }) == .unreadable)
    #expect(verdict({ $0["webhook-id"] = "msg_other" }) == .forged)
    #expect(verdict({ $0["webhook-timestamp"] = "1614265331" }) == .forged)
    #expect(verdict({ $0["webhook-signature"] = "v1,AAAA v2,BBBB" }) == .forged)
    #expect(verdict(body: Self.body + [0]) == .forged)
  }

  @Test("come with the trace of the publication, where that is a valid one")
  func trace() throws {
    let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let trace = try #require(TraceParent(text))
    #expect(headers([try Self.example()], trace: trace)["traceparent"] == text)
    for text in [
      "", "00", "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
      "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0\n",
    ] {
      #expect(TraceParent(text) == nil)
    }
  }
}
