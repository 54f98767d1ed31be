import RestanteCore
import RestanteJSON
import RestanteTesting

@testable import RestanteNative

extension NativeWorld {
  /// Makes the application want an event at a URL; returns the handler's number.
  @discardableResult
  func bindOnline(
    _ event: String = "E", to url: String = "https://h.example/hook"
  ) async throws -> Int64 {
    let outcome = try await store.perform(
      BindEvent(
        portal: portal.id, application: application.id, event: EventName(stored: event),
        target: .online(handler: url, user: nil)))
    guard case .bound(let number) = outcome else { throw Failure.setUp }
    return number.rawValue
  }

  /// Delivers what has its turn, with these outcomes in order, the last one for all others; returns
  /// the claims.
  @discardableResult
  func deliver(_ outcomes: DeliveryAttempt.Outcome...) async throws -> [DeliveryClaim] {
    let random = SystemRandomSource()
    let tokens = (0..<32 * 8).map { _ in
      ClaimDeliveries.TokenHashes(
        access: SecretHash(of: Credential.secret(using: random)),
        refresh: SecretHash(of: Credential.secret(using: random)))
    }
    let claims = try await store.perform(
      ClaimDeliveries(portal: portal.id, mode: .safe, handlers: 8, tokens: tokens)
    ).claims
    var left = outcomes
    for claim in claims {
      for delivery in claim.deliveries {
        let outcome = left.count > 1 ? left.removeFirst() : left[0]
        _ = try await store.perform(
          FinishDeliveries(
            portal: portal.id, mode: .safe,
            reports: [
              FinishDeliveries.Report(
                delivery: DeliveryKey(handler: claim.handler, id: delivery.id),
                claim: claim.number,
                attempt: DeliveryAttempt(
                  outcome: outcome, start: clock.now(), milliseconds: 12,
                  excerpt: Array("no \u{7}\n".utf8) + [0xFF]))
            ]))
      }
    }
    return claims
  }

  /// Publishes events with these numbers as their data.
  func publish(_ numbers: ClosedRange<Int>, as event: String = "E") async throws {
    let body = numbers.map { #"{"event":"\#(event)","data":\#($0),"user_id":2}"# }
      .joined(separator: ",")
    _ = try await publish("[\(body)]")
  }

  /// The deliveries of a phase, as in `1/2`.
  func deliveries(_ phase: String, _ query: String = "") async throws -> [String] {
    let reply = try await get("deliveries?phase=\(phase)&limit=1000\(query)")
    return (reply.json["deliveries"]?.arrayValue ?? []).map {
      "\($0["handler"]?.intValue ?? 0)/\($0["id"]?.intValue ?? 0)"
    }
  }

  /// A second portal with a handler and a delivery; returns a key of its administrator.
  func addPortal() async throws -> String {
    let other = try await store.perform(
      EnsurePortal(
        domain: "other.test", memberID: String(repeating: "b", count: 32), mode: nil))
    try await store.perform(
      AddAPIKey(portal: other.id, scope: .admin, key: SecretHash(of: "other"), label: "other"))
    _ = try await store.perform(
      AddOutgoingWebhook(
        portal: other.id, url: "https://other.example/", events: [EventName(stored: "E")]))
    _ = try await store.perform(
      PublishEvents(
        portal: other.id, mode: .safe, publications: [Publication(name: EventName(stored: "E"))]))
    return "other"
  }
}
