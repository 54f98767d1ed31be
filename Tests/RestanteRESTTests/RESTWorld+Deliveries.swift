import RestanteCore
import RestanteTesting

extension RESTWorld {
  /// Delivers what one handler has to be told, with this outcome; returns what it is told. The
  /// access token of the first delivery has the name, those of others begin with it.
  func deliver(
    _ outcome: DeliveryAttempt.Outcome, tokensNamed name: String
  ) async throws -> [ClaimedDelivery] {
    let claimed = try await store.perform(
      ClaimDeliveries(
        portal: portal.id, mode: .safe, handlers: 1,
        tokens: (0..<32).map {
          ClaimDeliveries.TokenHashes(
            access: SecretHash(of: $0 == 0 ? name : "\(name) \($0)"),
            refresh: SecretHash(of: "refresh \(name) \($0)"))
        }))
    guard let claim = claimed.claims.first else { return [] }
    _ = try await store.perform(
      FinishDeliveries(
        portal: portal.id, mode: .safe,
        reports: claim.deliveries.map { delivery in
          FinishDeliveries.Report(
            delivery: DeliveryKey(handler: claim.handler, id: delivery.id), claim: claim.number,
            attempt: DeliveryAttempt(outcome: outcome, start: clock.now(), milliseconds: 1))
        }))
    return claim.deliveries
  }
}
