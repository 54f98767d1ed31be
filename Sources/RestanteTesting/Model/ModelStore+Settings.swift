public import RestanteCore
public import RestanteJSON

extension ModelTransaction {
  func setOptions(_ operation: SetOptions) throws(StoreError) -> SetOptions.Outcome {
    guard let options = operation.applied(to: state.options[operation.owner] ?? [:]) else {
      return .tooLarge
    }
    state.options[operation.owner] = options
    return .stored
  }

  func addEventName(_ operation: AddEventName) throws(StoreError) -> AddEventName.Outcome {
    let known = state.eventNames[operation.portal] ?? []
    let isKnown = known.contains { other in
      other.event == operation.name.event && other.scope.isSameBytes(as: operation.name.scope)
    }
    if isKnown { return .known }
    guard known.count < PortalEventName.mostPerPortal else { return .full }
    state.eventNames[operation.portal] = known + [operation.name]
    return .added
  }
}

extension ModelStore {
  /// An owner's options.
  public func options(of owner: OptionOwner) async throws(StoreError) -> JSONObject {
    try snapshot().options[owner] ?? [:]
  }

  /// The event names of a portal's own, in the order in which they were added.
  public func eventNames(on portal: PortalID) async throws(StoreError) -> [PortalEventName] {
    try snapshot().eventNames[portal] ?? []
  }
}
