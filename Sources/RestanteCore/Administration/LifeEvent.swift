import RestanteJSON

/// The events of an application's own life, which go to that application alone.
struct LifeEvent {
  static let install = EventName(stored: "ONAPPINSTALL")

  private static let language: JSONValue = "en"

  var name: EventName
  var data: JSONValue

  static func installation(of application: Application) -> LifeEvent {
    LifeEvent(
      name: install,
      data: [
        "VERSION": .int(application.version), "ACTIVE": letter(application.isActive),
        "INSTALLED": letter(application.isInstalled), "LANGUAGE_ID": language,
      ])
  }

  static func update(of application: Application, from previous: Int64) -> LifeEvent {
    LifeEvent(
      name: EventName(stored: "ONAPPUPDATE"),
      data: [
        "VERSION": .int(application.version), "PREVIOUS_VERSION": .int(previous),
        "LANGUAGE_ID": language,
      ])
  }

  static func uninstallation(cleans: Bool) -> LifeEvent {
    LifeEvent(
      name: EventName(stored: "ONAPPUNINSTALL"),
      data: ["CLEAN": cleans ? 1 : 0, "LANGUAGE_ID": language])
  }

  static func payment(of application: Application) -> LifeEvent {
    let isExpired = application.payment != .paid
    return LifeEvent(
      name: EventName(stored: "ONAPPPAYMENT"),
      data: [
        "CODE": .string(application.clientID), "VERSION": .int(application.version),
        "STATUS": .string(application.status), "PAYMENT_EXPIRED": letter(isExpired),
        "DAYS": isExpired ? 0 : .null, "LANGUAGE_ID": language,
      ])
  }

  private static func letter(_ flag: Bool) -> JSONValue { flag ? "Y" : "N" }
}

extension StoreTransaction {
  /// Publishes an event of an application's life to that application.
  func publish(
    _ event: LifeEvent, to application: Application, by user: ActingUser, mode: Mode
  ) throws(StoreError) {
    _ = try publish(
      PublishEvents(
        portal: application.portal, mode: mode,
        publications: [Publication(name: event.name, data: event.data, user: user)],
        onlyFor: application.id, needsSpace: false))
  }
}
