/// What operators, and applications that bind again, do with handlers and deliveries.
extension DeliveryRows {
  /// Takes a suspended handler up again; returns whether there is such a handler.
  public func resume(_ operation: ResumeHandler) throws(StoreError) -> Bool {
    let known = try handlers([operation.handler], on: operation.portal)[operation.handler]
    guard var handler = known, !handler.isEnded else { return false }
    try takeUp(&handler, operation.policy, on: operation.portal)
    try replace([handler], on: operation.portal)
    return true
  }

  /// What becomes of a binding that is there already when it is made again: a suspended handler is
  /// taken up.
  public func bindAgain(
    _ binding: BindingID, on portal: PortalID
  ) throws(StoreError) -> BindEvent.Outcome {
    let handler = try handlers([binding], on: portal)[binding]
    guard let handler, handler.state.isSuspended, !handler.isResuming else { return .duplicate }
    _ = try resume(ResumeHandler(portal: portal, handler: binding))
    return .resumed(binding)
  }

  /// Takes up what a suspension parked, as much as one step may; after the last step the handler
  /// goes on.
  func takeUp(
    _ handler: inout HandlerRow, _ policy: DeliveryPolicy, on portal: PortalID
  ) throws(StoreError) {
    let change = policy.resume(handler.state, at: now)
    let count = try apply(
      change.others, to: handler.id, limit: OperationStep.rows, on: portal)
    handler.isResuming = count == OperationStep.rows
    if handler.isResuming {
      handler.state.isSuspended = true
    } else {
      handler.state = change.handler
      handler.suspendedAt = nil
    }
    handler.planTurn(mayHavePending: true, at: now)
  }

  /// Takes parked deliveries up again; returns how many.
  public func redrive(_ operation: RedriveDeliveries) throws(StoreError) -> Int {
    try change(operation.selection, in: [.parked], operation.limit, on: operation.portal) {
      operation.policy.redrive($0, at: $1)
    }
  }

  /// Parks deliveries; returns how many.
  public func park(_ operation: ParkDeliveries) throws(StoreError) -> Int {
    try change(
      operation.selection, in: [.waiting, .retrying], operation.limit, on: operation.portal
    ) { state, _ in DeliveryPolicy().park(state) }
  }

  /// Removes parked deliveries for good; returns how many.
  public func drop(_ operation: DropDeliveries) throws(StoreError) -> Int {
    var (line, rows) = try find(
      operation.selection, in: [.parked], operation.limit, on: operation.portal)
    for row in rows {
      line.change(row.handler) { handler, _ in
        if row.state.id.rawValue == handler.bellDelivery { handler.bell.gaveUp() }
        return nil
      }
    }
    try remove(rows.map(\.key), on: operation.portal)
    try write(line, on: operation.portal)
    return rows.count
  }

  private func change(
    _ selection: DeliverySelection, in phases: [DeliveryPhase], _ limit: Int,
    on portal: PortalID, _ body: (DeliveryState, Timestamp) -> DeliveryState
  ) throws(StoreError) -> Int {
    var (line, rows) = try find(selection, in: phases, limit, on: portal)
    guard !rows.isEmpty else { return 0 }
    for index in rows.indices {
      rows[index].become(body(rows[index].state, now))
      line.change(rows[index].handler) { [row = rows[index]] handler, now in
        let ring = handler.note(row, patience: DeliveryPolicy().patience, at: now)
        handler.planTurn(mayHavePending: true, at: now)
        return ring
      }
    }
    try replace(rows, on: portal)
    try write(line, on: portal)
    return rows.count
  }

  /// The deliveries that an operator means, with their handlers.
  private func find(
    _ selection: DeliverySelection, in phases: [DeliveryPhase], _ limit: Int, on portal: PortalID
  ) throws(StoreError) -> (line: DeliveryLine, rows: [DeliveryRow]) {
    switch selection {
    case .handler(let number):
      let handlers = try handlers([number], on: portal).filter { !$0.value.isEnded }
      guard !handlers.isEmpty else { return (DeliveryLine([:], at: now), []) }
      let rows = try deliveries(in: phases, of: number, limit: limit, on: portal)
      return (DeliveryLine(handlers, at: now), rows)
    case .keys(let keys):
      let chosen = Set(keys.prefix(limit))
      let handlers = try handlers(Set(chosen.map(\.handler)), on: portal)
        .filter { !$0.value.isEnded }
      let rows = try deliveries(chosen.filter { handlers[$0.handler] != nil }, on: portal).values
        .filter { phases.contains($0.state.listedPhase) }
        .sorted { ($0.handler, $0.state.id) < ($1.handler, $1.state.id) }
      return (DeliveryLine(handlers, at: now), rows)
    }
  }
}
