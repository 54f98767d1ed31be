/// Making deliveries.
extension DeliveryRows {
  /// Makes the deliveries of publications, and notifies the handlers that hear of queues.
  public func deliver(_ plans: [FanOut.Plan]) throws(StoreError) {
    let byPortal = Dictionary(grouping: plans, by: \.portal)
    for (portal, plans) in byPortal.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      var numbers: Set<BindingID> = []
      for plan in plans {
        numbers.formUnion(plan.deliveries.map(\.handler))
        numbers.formUnion(plan.bells.map(\.handler))
      }
      guard !numbers.isEmpty else { continue }
      var line = DeliveryLine(try handlers(numbers, on: portal), at: now)
      for plan in plans { line.admit(plan) }
      try write(line, on: portal)
    }
  }

  /// Writes what was changed and added.
  func write(_ line: DeliveryLine, on portal: PortalID) throws(StoreError) {
    if !line.new.isEmpty { try insert(line.new, on: portal) }
    let changed = line.changed
    if !changed.isEmpty { try replace(changed, on: portal) }
  }
}
