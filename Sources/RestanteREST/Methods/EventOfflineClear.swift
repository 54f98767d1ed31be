import RestanteCore
import RestanteJSON

/// `event.offline.clear`: acknowledges events of a claim, or with an empty process id the events
/// that a list names and nobody holds. Returns `true` whatever was removed.
struct EventOfflineClear: RESTMethod {
  let name = "event.offline.clear"
  let honoursIdempotencyKey = true
  let doesMoreWithoutParameters = true

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let offline = try OfflineCall(call)
    if offline.namesNoClaim, let names = try names(offline) {
      let operation = AcknowledgeUnclaimed(queue: offline.queue, names: names)
      return try await call.answer(operation, otherwise: .queryError) { _ in Array("true".utf8) }
    }
    let processID = try offline.requiredProcessID()
    call.noteTraces(of: processID)
    let operation = AcknowledgeEvents(
      queue: offline.queue, mode: call.mode, processID: processID,
      selection: try selection(offline))
    return try await call.answer(operation, otherwise: .queryError) { _ in Array("true".utf8) }
  }

  /// The events that a list names; `nil` without a list that names any.
  private func names(
    _ offline: OfflineCall
  ) throws(RESTError) -> AcknowledgeUnclaimed.Names? {
    let list = offline.parameters["MESSAGE_ID"] ?? offline.parameters["ID"]
    guard list?.phpElements?.isEmpty == false else { return nil }
    return switch try selection(offline) {
    case .ids(let ids): .ids(ids)
    case .messageIDs(let messageIDs): .messageIDs(messageIDs)
    case .all: nil
    }
  }

  /// Which events are meant. Message ids win over ids, which are then not looked at.
  private func selection(
    _ offline: OfflineCall
  ) throws(RESTError) -> AcknowledgeEvents.Selection {
    let mode = offline.call.mode
    if let value = offline.parameters["MESSAGE_ID"] {
      let texts = try MessageIDList.checked(value)
      if texts.isEmpty { return emptyList(in: mode) }
      return .messageIDs(texts.compactMap { MessageID($0) })
    }
    if let value = offline.parameters["ID"] {
      let ids = try ids(value)
      return ids.isEmpty ? emptyList(in: mode) : .ids(ids)
    }
    return .all
  }

  /// The original takes an empty list for no list at all and clears the whole claim.
  private func emptyList(in mode: Mode) -> AcknowledgeEvents.Selection {
    mode == .strict ? .all : .ids([])
  }

  private func ids(_ value: JSONValue) throws(RESTError) -> [EventID] {
    guard let elements = value.phpElements else { throw RESTError(.ids, argument: "id") }
    var ids: [EventID] = []
    ids.reserveCapacity(elements.count)
    for element in elements {
      guard element.phpText != nil, element.phpInteger > 0 else {
        throw RESTError(.ids, argument: "id")
      }
      ids.append(EventID(rawValue: element.phpInteger))
    }
    return ids
  }
}
