package import RestanteCore
package import RestanteJSON

extension Publication {
  /// The maximum number of events in one publishing request.
  static let maxInRequest = 1_000

  /// The publications of a request body: one object or an array of them.
  ///
  /// - Throws: ``Problem``, which names the element and the argument that are wrong.
  static func decode(_ value: JSONValue) throws(Problem) -> [Publication] {
    guard case .array(let elements) = value else {
      return [try Publication(ArgumentReader(value))]
    }
    guard elements.count <= maxInRequest else {
      throw Problem(.tooLarge, "A request can contain at most \(maxInRequest) events.")
    }
    var publications: [Publication] = []
    publications.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      publications.append(try Publication(ArgumentReader(element, index: index)))
    }
    return publications
  }

  /// One publication of the members of an object.
  package init(_ arguments: ArgumentReader) throws(Problem) {
    guard let name = EventName(try arguments.requiredString("event")) else {
      throw arguments.wrong(
        "event", "must be 1 to \(EventName.maximumLength) characters without control characters")
    }
    self.init(
      name: name, data: arguments.raw("data") ?? false,
      messageID: try Self.messageID(arguments), user: try Self.user(arguments),
      origin: try Self.origin(arguments), time: try arguments.time("time"))
  }

  private static func messageID(_ arguments: ArgumentReader) throws(Problem) -> MessageID? {
    guard let text = try arguments.string("message_id") else { return nil }
    guard let id = MessageID(text) else {
      throw arguments.wrong("message_id", "must be 32 hexadecimal digits")
    }
    return id
  }

  private static func user(_ arguments: ArgumentReader) throws(Problem) -> ActingUser {
    guard let value = arguments.value("user_id") else { return .nobody }
    if value == .bool(false) { return .undisclosed }
    guard let number = UserNumber.read(value) else {
      throw arguments.wrong("user_id", "must be a non-negative integer or false")
    }
    return number == 0 ? .nobody : .user(UserID(rawValue: number))
  }

  private static func origin(_ arguments: ArgumentReader) throws(Problem) -> EventOrigin? {
    guard let origin = try arguments.object("origin") else { return nil }
    return EventOrigin(
      clientID: try origin.requiredString("client_id"),
      connector: try origin.string("auth_connector") ?? "")
  }
}

extension ArgumentReader {
  /// A time, as RFC 3339 has it or in seconds since 1970; `nil` when it is missing.
  package func time(_ name: String) throws(Problem) -> Timestamp? {
    let time: Timestamp?
    switch value(name) {
    case nil: return nil
    case .string(let text)?: time = Timestamp(rfc3339: text)
    case .some(let value):
      time = value.intValue.flatMap { $0 <= Timestamp.maxSeconds ? Timestamp(seconds: $0) : nil }
    }
    guard let time, time.milliseconds >= 0 else {
      throw wrong(name, "must be a time as in RFC 3339, or seconds since 1970, not before 1970")
    }
    return time
  }
}

extension Publication {
  static let schema = Schemas.members(members, pastMembers, required: ["event"])

  /// What describes a publication.
  package static let members: JSONObject = [
    "event": EventName.schema,
    "data": ["description": "Any JSON value. Default: none, returned as `false`."],
    "user_id": [
      "oneOf": [Schemas.reference("UserNumber"), ["const": false]],
      "description": "The user who caused the event; 0 for nobody, `false` to leave it out.",
    ],
    "message_id": [
      "type": "string", "pattern": "^[0-9A-Fa-f]{32}$",
      "description": "Events with the same key coalesce. Default: the MD5 of name and data.",
    ],
    "origin": .object(
      Schemas.closed(
        ["client_id": ["type": "string", "minLength": 1], "auth_connector": Schemas.text],
        required: ["client_id"],
        "The application and connector that caused the event; they do not receive it.")),
    "time": [
      "oneOf": [
        ["type": "string", "format": "date-time"],
        Schemas.integer(0...Timestamp.maxSeconds),
      ],
      "description": .string(
        "When the event happened: RFC 3339, or seconds since 1970. It becomes `TIMESTAMP_X`, and "
          + "of events with the same key the one that happened last counts. A time in the future "
          + "counts as now. Default: now."),
    ],
  ]

  /// What a line of the history has besides, so that it can be published again as it is.
  private static let pastMembers = JSONObject(
    members: EventReply.pastMembers.map(\.key).filter { members[$0] == nil }
      .map { name -> (String, JSONValue) in
        (name, ["description": "Accepted from exported history and ignored."])
      })
}

extension EventName {
  static let schema: JSONValue = [
    "type": "string", "pattern": "^[!-~]([ -~]*[!-~])?$", "maxLength": .int(maximumLength),
    "description": "The event's name, converted to uppercase. No control characters.",
  ]
}

/// User numbers, which clients send as integers and as strings.
enum UserNumber {
  /// The number; `nil` unless the value is an integer that is not negative, or its digits.
  static func read(_ value: JSONValue) -> Int64? {
    let number: Int64?
    if let text = value.stringValue {
      let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      number = isDigits ? Int64(text) : nil
    } else {
      number = value.intValue
    }
    return number.flatMap { $0 >= 0 ? $0 : nil }
  }

  static let schema: JSONValue = [
    "oneOf": [
      Schemas.integer(0...Int64.max), ["type": "string", "pattern": "^[0-9]{1,18}$"],
    ]
  ]
}
