import RestanteCore
import RestanteJSON

/// What all methods of the offline queue begin with.
struct OfflineCall: Sendable {
  let call: MethodCall
  let application: Application
  let queue: QueueKey
  let parameters: AnyCaseParameters

  /// Checks who calls: an application, on behalf of an administrator where the portal reserves
  /// offline events for them, as strict mode does. The queue is
  /// that of the application and the connector of the call.
  init(_ call: MethodCall) throws(RESTError) {
    let application = try call.application()
    let isReserved = call.caller.portal.reservesOfflineEvents(in: call.mode)
    guard !isReserved || call.caller.user.isAdministrator else { throw RESTError(.accessDenied) }
    self.call = call
    self.application = application
    queue = QueueKey(
      portal: call.caller.portal.id, application: application.id,
      connector: call.caller.connector)
    parameters = AnyCaseParameters(call.parameters)
  }

  /// The process id as the client sent it; `nil` when it is absent. In strict mode an empty one
  /// means the rows that nobody claimed; safe mode refuses it, because it never means them.
  func processID() throws(RESTError) -> ProcessID? {
    guard let value = parameters["PROCESS_ID"] else { return nil }
    guard let text = value.phpText else { throw .empty("PROCESS_ID") }
    guard call.mode == .strict || !PHPText.trimmed(text).isEmpty else {
      throw .empty("PROCESS_ID")
    }
    return ProcessID(text)
  }

  /// Whether the call says, by an empty process id in safe mode, that it means events of no claim.
  var namesNoClaim: Bool {
    guard call.mode == .safe, let text = parameters["PROCESS_ID"]?.phpText else { return false }
    return PHPText.trimmed(text).isEmpty
  }

  /// The process id, which must be there.
  func requiredProcessID() throws(RESTError) -> ProcessID {
    guard let id = try processID() else { throw .empty("PROCESS_ID") }
    return id
  }

  /// What counts for the queue.
  var queueSettings: QueueSettings {
    QueueSettings(application: application.queueChoices, portal: call.caller.portal.queueDefaults)
  }

  /// Reads times in filters.
  var dates: DateReader {
    DateReader(
      now: call.context.wallClock.now(), utcOffset: call.utcOffset,
      rules: call.context.settings.zoneRules)
  }
}
