public import RestanteJSON

/// The changes that can be made to what portals and applications are set up with.
public protocol SettingsTransaction {
  /// Sets options of an application.
  func setOptions(_ operation: SetOptions) throws(StoreError) -> SetOptions.Outcome
  /// Adds an event name of an operator's own.
  func addEventName(_ operation: AddEventName) throws(StoreError) -> AddEventName.Outcome
}

/// Looks at what portals and applications are set up with.
public protocol SettingsReader: Sendable {
  /// An owner's options in the order in which their names first came; none for an unknown owner.
  func options(of owner: OptionOwner) async throws(StoreError) -> JSONObject
  /// The event names of a portal's own, in the order in which they were added.
  func eventNames(on portal: PortalID) async throws(StoreError) -> [PortalEventName]
}
