public import RestanteCore
public import RestanteJSON

extension ModelTransaction {
  func options(of owner: OptionOwner) throws(StoreError) -> JSONObject {
    state.options[owner] ?? [:]
  }

  func setOptions(_ options: JSONObject, of owner: OptionOwner) throws(StoreError) {
    state.options[owner] = options
  }

  func eventNames(on portal: PortalID) throws(StoreError) -> [PortalEventName] {
    state.eventNames[portal] ?? []
  }

  func addEventName(_ name: PortalEventName, on portal: PortalID) throws(StoreError) {
    state.eventNames[portal, default: []].append(name)
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
