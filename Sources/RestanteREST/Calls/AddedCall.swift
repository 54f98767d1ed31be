public import RestanteCore
public import RestanteJSON

/// A call of an added method, which may cause events.
public struct AddedCall: Sendable {
  private let call: MethodCall
  private let anyCase: AnyCaseParameters

  init(_ call: MethodCall) {
    self.call = call
    anyCase = AnyCaseParameters(call.parameters)
  }

  /// The caller's portal.
  public var portal: Portal { call.caller.portal }

  /// The public identifier of the application that calls; `nil` for a webhook.
  public var clientID: String? { call.caller.clientID }

  /// The user who calls, or in whose name the webhook acts.
  public var user: PortalUser { call.caller.user }

  /// The method's own parameters as they were spelled: routing, paging and authorization have taken
  /// theirs out.
  public var parameters: JSONObject { call.parameters.values }

  /// The parameter of a name given in capitals, however it was spelled; `nil` when it is absent or
  /// null.
  public subscript(name: String) -> JSONValue? { anyCase[name] }

  /// The offset of a page: the parameter `start`, 0 without one.
  public var start: Int64 { call.start }

  /// What the server's clock shows.
  public var now: Timestamp { call.context.wallClock.now() }

  /// A time as the wire shows it on the caller's portal, such as `2026-01-01T10:00:00+03:00`.
  public func text(of time: Timestamp) -> String {
    ISO8601.text(seconds: time.seconds, utcOffset: call.utcOffset.seconds(at: time.seconds))
  }

  /// Reads dates as filters have them, at the time of the call and in the portal's zone.
  package var dates: DateReader {
    DateReader(
      now: now, utcOffset: call.utcOffset, rules: call.context.settings.zoneRules)
  }

  /// Runs what looks at the store.
  ///
  /// - Throws: `CallError`, the wire's reply to a failure of the store.
  public func reading<Value: Sendable>(
    _ body: @Sendable (any Store) async throws(StoreError) -> Value
  ) async throws(CallError) -> Value {
    do throws(RESTError) {
      return try await storeAnswer { () async throws(StoreError) in
        try await body(call.context.store)
      }
    } catch {
      throw CallError(error)
    }
  }

  /// Publishes an event that the call causes: in the caller's name, and with its application and
  /// connector as the origin, to which it does not return. A call that may cause no more events
  /// publishes nothing.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - data: The event's data.
  /// - Throws: `CallError`: then nothing was published, or nobody knows.
  public func publish(_ event: EventName, _ data: JSONValue) async throws(CallError) {
    do throws(RESTError) {
      try await call.publish(event, data)
    } catch {
      throw CallError(error)
    }
  }
}
