import RestanteCore

/// Publishes many events on a portal, all or none.
struct EmitEvents: StoreOperation {
  /// How many events are published together: few enough for the limit of one publication although
  /// many handlers want each of them.
  private static let step = 100

  let portal: PortalID
  let mode: Mode
  let publications: [Publication]

  /// The portal.
  var scope: OperationScope { .portal(portal) }

  /// Carries the operation out.
  func run(in transaction: some StoreTransaction) throws(StoreError) -> PublishReceipt {
    var receipt = PublishReceipt()
    for start in stride(from: 0, to: publications.count, by: Self.step) {
      let some = publications[start..<min(start + Self.step, publications.count)]
      let part = try transaction.publish(
        PublishEvents(portal: portal, mode: mode, publications: Array(some)))
      receipt.accepted += part.accepted
      receipt.queued += part.queued
      receipt.deliveries += part.deliveries
      receipt.suppressed += part.suppressed
    }
    return receipt
  }
}
