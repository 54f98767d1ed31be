import RestanteCore
import RestanteJSON

/// What can be done with events of a queue, by their state: the links and buttons of pages.
struct EventActions {
  private let place: QueuePlace
  private var text: Catalogue { place.scene.text }

  init(_ place: QueuePlace) {
    self.place = place
  }

  /// What can be done with the events whose boxes are checked. The form's fields are the query.
  func forSelected(_ state: QueuePart) -> [ActionOffer] {
    verbs(state).map { verb in
      ActionOffer(
        name: name(verb, isSelection: true),
        path: place.scene.path(["queues", place.clientID, verb.rawValue]),
        isDangerous: verb.isDangerous)
    }
  }

  /// What can be done with all events that a search finds.
  func forAll(_ search: EventSearch) -> [ActionOffer] {
    verbs(search.state).compactMap { verb in
      switch verb {
      case .redrive, .drop:
        guard search.isEverything else { return nil }
        return ActionOffer(
          name: name(verb, isSelection: false),
          path: place.path(verb.rawValue, fields: [("scope", "all")]))
      case .restore, .purge:
        return ActionOffer(
          name: name(verb, isSelection: false),
          path: place.path(
            verb.rawValue,
            fields: [("state", search.state.rawValue), ("scope", "matching")] + search.fields))
      }
    }
  }

  /// What can be done with one event.
  func forOne(_ event: JSONValue) -> [ActionOffer] {
    let id = "\(event["id"]?.intValue ?? 0)"
    let state = event["state"]?.stringValue.flatMap(QueuePart.init) ?? .pending
    var offers = verbs(state).map { verb in
      ActionOffer(
        name: name(verb),
        path: place.path(
          verb.rawValue,
          fields: [("state", state.rawValue), (NamedEvents.prefix + id, "on")]))
    }
    if state == .claimed, let processID = event["process_id"]?.stringValue {
      offers.append(
        ActionOffer(
          name: text("release", "link"),
          path: place.path("release", fields: [("process_id", processID)])))
    }
    if event["damaged"]?.boolValue != true {
      offers.append(
        ActionOffer(name: text("publish", "link"), path: place.path("events", id, "publish")))
    }
    return offers
  }

  private enum Verb: String {
    case redrive
    case restore
    case purge
    case drop

    var isDangerous: Bool { self == .drop || self == .purge }
  }

  private func verbs(_ state: QueuePart) -> [Verb] {
    switch state {
    case .pending: [.purge]
    case .claimed: []
    case .dead: [.redrive, .purge, .drop]
    case .past: [.restore, .purge]
    }
  }

  private func name(_ verb: Verb) -> String {
    switch verb {
    case .redrive: text("redrive", "button")
    case .restore: text("restore", "button")
    case .purge: text("purge", "button")
    case .drop: text("drop", "button")
    }
  }

  private func name(_ verb: Verb, isSelection: Bool) -> String {
    switch (verb, isSelection) {
    case (.redrive, true): text("redrive", "selected")
    case (.redrive, false): text("redrive", "all")
    case (.restore, true): text("restore", "selected")
    case (.restore, false): text("restore", "all")
    case (.purge, true): text("purge", "selected")
    case (.purge, false): text("purge", "all")
    case (.drop, true): text("drop", "selected")
    case (.drop, false): text("drop", "all")
    }
  }
}
