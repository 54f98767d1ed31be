import RestanteJSON

/// An attempt to deliver an event as it is kept: secrets are hidden already.
struct RecordedDelivery: JournalEntry {
  let event: String
  /// Where it was posted to.
  let handler: String
  let portal: String
  /// The application's client id; `nil` for an outgoing webhook.
  let application: String?
  /// The members that clients see.
  let members: JSONObject
  let bytes: Int

  init(
    event: String, handler: String, portal: String, application: String?, members: JSONObject
  ) {
    self.event = event
    self.handler = handler
    self.portal = portal
    self.application = application
    self.members = members
    // A value takes several times the memory of its text.
    bytes = 4 * JSONValue.object(members).encoded().count
  }
}

/// Which attempts are meant.
struct DeliveryFilter: Sendable {
  var event: NamePattern?
  var handler: NamePattern?
  var portal: String?
  var application: String?
  /// Only attempts after this number.
  var since: Int64 = 0

  /// Whether an attempt is meant.
  func matches(_ attempt: Journal<RecordedDelivery>.Numbered) -> Bool {
    let entry = attempt.entry
    return attempt.id > since && (event.map { $0.matches(entry.event) } ?? true)
      && (handler.map { $0.matches(entry.handler) } ?? true)
      && (portal.map { $0 == entry.portal } ?? true)
      && (application.map { $0 == entry.application } ?? true)
  }
}
