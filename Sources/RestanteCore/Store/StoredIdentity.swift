extension Portal {
  /// Reads number, domain, member id, mode, defaults of queues and settings.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    self.init(
      id: reader.portal(), domain: reader.text(), memberID: reader.text(),
      mode: reader.optionalText().flatMap(Mode.init(rawValue:)),
      queueDefaults: try reader.queueChoices(),
      settings: try PortalSettings(stored: reader.text()))
  }
}

extension PortalUser {
  /// Reads portal, number, names, what the user is, and login.
  public init(_ reader: inout some RowReader) {
    self.init(
      portal: reader.portal(), id: reader.user(), name: reader.text(), lastName: reader.text(),
      isAdministrator: reader.flag(), isActive: reader.flag(), isConfirmed: reader.flag(),
      login: reader.text())
  }
}

extension Application {
  /// Reads portal, number, public identifier and everything else in the order of the properties.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    self.init(
      portal: reader.portal(), id: reader.application(), clientID: reader.text(),
      name: reader.text(), scopes: reader.scopes(), status: reader.text(),
      isInstalled: reader.flag(), isActive: reader.flag(), version: reader.integer(),
      queueChoices: try reader.queueChoices(), redirectURI: reader.text(),
      installURL: reader.text(),
      allowedUsers: reader.optionalText().map(UserList.users(stored:)),
      payment: try reader.word(), isBlocked: reader.flag(), removal: try reader.optionalWord())
  }
}

extension Binding {
  /// Reads number, event, handler, the user that it acts as, connector and least interval.
  public init(_ reader: inout some RowReader, of application: ApplicationID) {
    let id = BindingID(rawValue: reader.integer())
    let event = EventName(stored: reader.text())
    let handler = reader.text()
    let acting = reader.integer()
    self.init(
      id: id, application: application, event: event,
      target: handler.isEmpty
        ? .offline
        : .online(handler: handler, user: acting == 0 ? nil : UserID(rawValue: acting)),
      connector: reader.text(), minimumInterval: reader.optionalInteger())
  }
}

extension QueueKey {
  /// Reads application and connector.
  public init(on portal: PortalID, _ reader: inout some RowReader) {
    self.init(portal: portal, application: reader.application(), connector: reader.text())
  }
}

extension QueueFigures {
  /// Reads the queue's names, how many events are where, the time of the oldest pending one and the
  /// end of the next lease.
  public init(_ reader: inout some RowReader) {
    self.init(
      clientID: reader.text(), connector: reader.text(), pending: reader.integer(),
      claimed: reader.integer(), failed: reader.integer(),
      oldestPendingAt: reader.optionalInteger(), nextLeaseExpiry: reader.optionalTime())
  }
}

extension HeldClaim {
  /// Reads process id, number of events and deadline.
  public init(_ reader: inout some RowReader) {
    self.init(
      processID: ProcessID(reader.text()), events: reader.integer(),
      deadline: reader.optionalTime())
  }
}

extension ClaimRow {
  /// Reads the number, how many events it holds, whether it has returned ones, and the deadline.
  public init(_ reader: inout some RowReader) {
    self.init(
      number: reader.integer(), held: reader.integer(), hasReturned: reader.flag(),
      deadline: reader.optionalTime())
  }
}
