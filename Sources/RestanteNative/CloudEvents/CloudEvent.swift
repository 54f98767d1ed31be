import RestanteCore
import RestanteJSON

/// An event as CloudEvents 1.0 has it, in whichever form it came.
///
/// Its type is the event's name and its data are the event's data, which must be JSON. Of the
/// extensions `userid` says who caused it, `originclientid` and `authconnector` through which
/// application and connector, `traceparent` to which trace it belongs; all other attributes are
/// accepted and ignored.
struct CloudEvent: Sendable {
  /// The only version there is.
  static let specversion = "1.0"

  /// Where it comes from; together with ``id`` it is like no other event's.
  let source: String
  /// Tells it apart from others of its source.
  let id: String
  /// What is published.
  let publication: Publication

  /// Reads the attributes.
  ///
  /// - Parameter data: The event's data; `nil` for none.
  /// - Throws: ``Problem``, which names the attribute that is missing or wrong.
  init(_ attributes: ArgumentReader, data: JSONValue?) throws(Problem) {
    guard try attributes.string("specversion") == Self.specversion else {
      throw attributes.wrong("specversion", "must be \"\(Self.specversion)\"")
    }
    id = try attributes.requiredString("id")
    source = try attributes.requiredString("source")
    guard let name = EventName(try attributes.requiredString("type")) else {
      throw attributes.wrong(
        "type", "must be 1 to \(EventName.maximumLength) characters without control characters")
    }
    publication = Publication(
      name: name, data: data ?? false, user: try Self.user(attributes),
      origin: try Self.origin(attributes), time: try Self.time(attributes),
      trace: attributes.value("traceparent")?.stringValue.flatMap(TraceParent.init))
  }

  private static func time(_ attributes: ArgumentReader) throws(Problem) -> Timestamp? {
    guard let text = try attributes.string("time") else { return nil }
    guard let time = Timestamp(rfc3339: text), time.milliseconds >= 0 else {
      throw attributes.wrong("time", "must be a time as in RFC 3339, not before 1970")
    }
    return time
  }

  /// Headers say `false` in letters.
  private static func user(_ attributes: ArgumentReader) throws(Problem) -> ActingUser {
    guard let value = attributes.value("userid") else { return .nobody }
    if value == false || value == "false" { return .undisclosed }
    guard let number = UserNumber.read(value) else {
      throw attributes.wrong("userid", "must be a non-negative integer or false")
    }
    return number == 0 ? .nobody : .user(UserID(rawValue: number))
  }

  private static func origin(_ attributes: ArgumentReader) throws(Problem) -> EventOrigin? {
    let connector = try attributes.string("authconnector")
    guard let clientID = try attributes.string("originclientid") else {
      guard connector == nil else {
        throw attributes.wrong("originclientid", "must be given together with authconnector")
      }
      return nil
    }
    guard !clientID.isEmpty else {
      throw attributes.wrong("originclientid", "must not be empty")
    }
    return EventOrigin(clientID: clientID, connector: connector ?? "")
  }
}

extension CloudEvent {
  static let schema: JSONValue = [
    "type": "object",
    "required": ["specversion", "id", "source", "type"],
    "properties": [
      "specversion": ["const": .string(specversion)],
      "id": ["type": "string", "minLength": 1],
      "source": ["type": "string", "minLength": 1],
      "type": EventName.schema,
      "time": ["type": ["string", "null"], "format": "date-time"],
      "datacontenttype": ["type": ["string", "null"]],
      "data": ["description": "Any JSON value."],
      "data_base64": [
        "type": ["string", "null"], "description": "JSON in base64, instead of `data`.",
      ],
      "userid": ["oneOf": [Schemas.reference("UserNumber"), ["const": false]]],
      "originclientid": ["type": "string", "minLength": 1],
      "authconnector": Schemas.text,
      "traceparent": Schemas.text,
    ],
  ]
}
