import RestanteCore

/// The events that can be bound to on one portal: the catalogue's and the operator's own.
struct PortalEvents: Sendable {
  private let own: [PortalEventName]

  /// Reads the names that the operator added to the portal of a call.
  init(_ call: MethodCall) async throws(RESTError) {
    let portal = call.caller.portal.id
    own = try await storeAnswer { () async throws(StoreError) in
      try await call.context.store.eventNames(on: portal)
    }
  }

  /// The events of a scope: those of the catalogue, then the operator's.
  func events(of scope: String) -> [String] {
    let names = own.filter { $0.scope.utf8.elementsEqual(scope.utf8) }.map(\.event.text)
    let known = EventCatalogue.events(of: scope)
    return known + names.filter { !known.contains($0) }
  }

  /// The events of all scopes, the global one last.
  func allEvents() -> [String] {
    var scopes = EventCatalogue.scopes
    for name in own where name.scope != EventCatalogue.global && !scopes.contains(name.scope) {
      scopes.append(name.scope)
    }
    return (scopes + [EventCatalogue.global]).flatMap(events)
  }

  /// Whether the operator added an event to one of the scopes or to the global one.
  func hasOwn(_ event: EventName, in scopes: [String]) -> Bool {
    own.contains { name in
      name.event == event
        && (name.scope == PortalEventName.globalScope || scopes.contains(name.scope))
    }
  }
}
