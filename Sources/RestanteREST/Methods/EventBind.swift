import RestanteCore
import RestanteJSON

/// `event.bind`: subscribes the application to an event.
struct EventBind: RESTMethod {
  let name = "event.bind"

  /// The one event that only goes to handlers, and the one with an option.
  private static let queueNotification = "ONOFFLINEEVENT"
  private static let longestConnector = 255
  /// Each of them has a queue of its own, to which every event is written that it wants.
  static let maxConnectors = 100

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let application = try call.application()
    let parameters = AnyCaseParameters(call.parameters)
    let user = try actingUser(parameters, call.caller)
    let target = try EventTarget(parameters, caller: call.caller, action: .binding)
    if !target.isOffline { try Self.check(target.handler) }
    let event = try await event(target, call)
    guard !target.isOffline || target.event != Self.queueNotification else {
      throw RESTError(.offlineForbidden)
    }
    let connector = call.caller.connector
    guard connector.unicodeScalars.count <= Self.longestConnector else {
      throw RESTError(.invalidType, "auth_connector", argument: "auth_connector")
    }
    if target.isOffline { try await checkConnectors(application, call) }
    let outcome = try await call.perform(
      BindEvent(
        portal: call.caller.portal.id, application: application.id, event: event,
        target: target.isOffline ? .offline : .online(handler: target.handler, user: user),
        connector: connector, minimumInterval: minimumInterval(parameters, target),
        keepsOrder: keepsOrder(parameters, target, call)))
    if outcome == .duplicate { throw RESTError(.handlerBound) }
    return MethodResult(true)
  }

  private static func check(_ handler: String) throws(RESTError) {
    do throws(HandlerURL.Fault) {
      try HandlerURL.check(handler)
    } catch {
      throw RESTError(error)
    }
  }

  /// Bounds the connectors with offline bindings. Calls at the same moment may go a little beyond.
  private func checkConnectors(
    _ application: Application, _ call: MethodCall
  ) async throws(RESTError) {
    let bindings = try await storeAnswer { () async throws(StoreError) in
      try await call.context.store.bindings(
        of: application.id, on: call.caller.portal.id, actingAs: nil)
    }
    let known = Set(bindings.filter { $0.target == .offline }.map { Array($0.connector.utf8) })
    guard known.count < Self.maxConnectors || known.contains(Array(call.caller.connector.utf8))
    else { throw RESTError(.tooManyConnectors, argument: "auth_connector") }
  }

  /// The event, which must be one of the catalogue's or of the operator's own.
  private func event(_ target: EventTarget, _ call: MethodCall) async throws(RESTError) -> EventName
  {
    let scopes = call.caller.scopes
    guard let name = target.name else { throw RESTError(.eventNotFound) }
    if EventCatalogue.contains(target.event, in: scopes) { return name }
    guard try await PortalEvents(call).hasOwn(name, in: scopes) else {
      throw RESTError(.eventNotFound)
    }
    return name
  }

  /// Who the events act as: only administrators choose, others act as themselves. No user means
  /// the user who causes the event.
  private func actingUser(
    _ parameters: AnyCaseParameters, _ caller: Caller
  ) throws(RESTError) -> UserID? {
    let asked = parameters["AUTH_TYPE"]?.phpInteger ?? 0
    if caller.user.isAdministrator { return asked > 0 ? UserID(rawValue: asked) : nil }
    guard asked <= 0 || asked == caller.user.id.rawValue else {
      throw RESTError(
        .accessDeniedBecause, "Event binding with AUTH_TYPE requires administrator access rights")
    }
    return caller.user.id
  }

  /// Whether a delivery that fails blocks those behind it: an option that the original does not
  /// have, in safe mode.
  private func keepsOrder(
    _ parameters: AnyCaseParameters, _ target: EventTarget, _ call: MethodCall
  ) -> Bool {
    guard !target.isOffline, call.mode == .safe else { return false }
    return parameters["OPTIONS"]?["strictOrder"]?.wordedTruth ?? false
  }

  /// The one option of the original; others are dropped.
  private func minimumInterval(
    _ parameters: AnyCaseParameters, _ target: EventTarget
  ) -> Int64? {
    guard target.event == Self.queueNotification,
      let option = parameters["OPTIONS"]?["minTimeout"], !option.isNull
    else { return nil }
    return min(max(0, option.phpInteger), Int64(Int32.max))
  }
}

extension RESTError {
  /// What a handler's URL lacks, as the wire says it.
  init(_ fault: HandlerURL.Fault) {
    switch fault {
    case .noHost: self.init(.handlerURL)
    case .wrongScheme: self.init(.handlerProtocol)
    }
  }
}
