import RestanteCore

/// What `event.bind` and `event.unbind` have in common: an event and where it goes.
struct EventTarget: Sendable {
  /// What offline targets are refused for.
  enum Action: String {
    case binding = "Offline events binding requires administrator access rights"
    case unbinding = "Offline events unbinding requires administrator access rights"
  }

  /// The event's name in capitals, not trimmed.
  let event: String
  let isOffline: Bool
  /// The handler's URL; empty for offline targets.
  let handler: String

  /// Checks `EVENT`, `EVENT_TYPE`, the right to offline events and `HANDLER`, in this order.
  init(
    _ parameters: AnyCaseParameters, caller: Caller, action: Action
  ) throws(RESTError) {
    event = parameters.text("EVENT").uppercased()
    guard !event.isEmpty else { throw .empty("EVENT") }
    // A list is no type, an absent type is `online`.
    let type = parameters["EVENT_TYPE"].map { $0.phpText ?? "?" } ?? ""
    guard ["", "online", "offline"].contains(type.lowercased()) else {
      throw RESTError(.eventType, argument: "EVENT_TYPE")
    }
    isOffline = type.lowercased() == "offline"
    if isOffline {
      guard caller.user.isAdministrator else {
        throw RESTError(.accessDeniedBecause, action.rawValue)
      }
      handler = ""
    } else {
      handler = parameters.text("HANDLER")
      guard !handler.isEmpty else { throw .empty("HANDLER") }
    }
  }

  /// The name as it is stored; `nil` for text that names no event anywhere.
  var name: EventName? {
    guard let name = EventName(event), name.text == event else { return nil }
    return name
  }
}
