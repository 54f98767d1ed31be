import RestanteCore
import RestanteJSON

/// Decodes the `message_id` lists of the wire.
enum MessageIDList {
  /// The list of `event.offline.clear`: every element must have 32 characters. The misspelt
  /// argument name is the original's.
  static func checked(_ value: JSONValue) throws(RESTError) -> [String] {
    guard let elements = value.phpElements else {
      throw RESTError(.messageIDs, argument: "message_id")
    }
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for element in elements {
      let text = element.phpText.map(PHPText.trimmed)
      guard let text, text.utf8.count == 32 else {
        throw RESTError(.messageIDs, argument: "messsage_id")
      }
      texts.append(text)
    }
    return texts
  }

  /// The list of `event.offline.error`, which must be there; elements of any text are let through,
  /// those that are no message ids match nothing.
  static func unchecked(_ value: JSONValue?) throws(RESTError) -> [MessageID] {
    guard let elements = value?.phpElements else {
      throw RESTError(.messageIDs, argument: "message_id")
    }
    var ids: [MessageID] = []
    for element in elements {
      guard let text = element.phpText else {
        throw RESTError(.messageIDs, argument: "message_id")
      }
      if let id = MessageID(text) { ids.append(id) }
    }
    return ids
  }
}
