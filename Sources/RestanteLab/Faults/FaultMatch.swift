/// What faults can happen to.
enum FaultKind: Sendable, Hashable {
  /// Calls of methods, also within batches.
  case call
  /// Requests by their path, whatever part of the server they are for.
  case request
  /// Attempts to deliver an event.
  case delivery
}

/// Something that a fault may happen to.
struct FaultOccasion: Sendable {
  let kind: FaultKind
  /// The method, the path or the event.
  let name: String
  /// Where a delivery goes to.
  var handler: String?
  /// The portal's domain, where it is known.
  var portal: String?
  /// The application's client id, where it is known.
  var application: String?
}

/// What a rule is about. What is missing may be anything.
struct FaultMatch: Sendable {
  var kind: FaultKind
  /// The method, the path or the event.
  var name: NamePattern?
  var handler: NamePattern?
  var portal: String?
  var application: String?

  func matches(_ occasion: FaultOccasion) -> Bool {
    kind == occasion.kind
      && (name.map { $0.matches(occasion.name) } ?? true)
      && (handler.map { $0.matches(occasion.handler ?? "") } ?? true)
      && (portal.map { $0 == occasion.portal } ?? true)
      && (application.map { $0 == occasion.application } ?? true)
  }
}
