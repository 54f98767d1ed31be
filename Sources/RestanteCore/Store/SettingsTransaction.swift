public import RestanteJSON

/// What portals and applications are set up with, to be read, changed and written back. Whatever is
/// read here stays as it is until the transaction ends, no matter who else writes.
public protocol SettingsTransaction {
  /// An owner's options in the order in which their names first came; none for an unknown owner.
  func options(of owner: OptionOwner) throws(StoreError) -> JSONObject
  /// Writes all options of an owner.
  func setOptions(_ options: JSONObject, of owner: OptionOwner) throws(StoreError)
  /// The event names of a portal's own, in the order in which they were added.
  func eventNames(on portal: PortalID) throws(StoreError) -> [PortalEventName]
  /// Adds an event name to those of a portal's own, the last one.
  func addEventName(_ name: PortalEventName, on portal: PortalID) throws(StoreError)
}

/// Looks at what portals and applications are set up with.
public protocol SettingsReader: Sendable {
  /// An owner's options in the order in which their names first came; none for an unknown owner.
  func options(of owner: OptionOwner) async throws(StoreError) -> JSONObject
  /// The event names of a portal's own, in the order in which they were added.
  func eventNames(on portal: PortalID) async throws(StoreError) -> [PortalEventName]
}
