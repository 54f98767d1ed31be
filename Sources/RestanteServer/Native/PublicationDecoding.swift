import NIOCore
import RestanteCore
import RestanteJSON

extension Publication {
  /// The publications of a request body: one object or an array of them.
  ///
  /// - Throws: ``Problem``, which names the element and the argument that are wrong.
  static func decode(_ body: ByteBuffer) throws(Problem) -> [Publication] {
    let value = try JSONValue(body: body)
    guard case .array(let elements) = value else {
      return [try Publication(ArgumentReader(value))]
    }
    guard elements.count <= RequestLimits.eventsPerRequest else {
      throw Problem(
        .tooLarge, "One request can hold at most \(RequestLimits.eventsPerRequest) events.")
    }
    var publications: [Publication] = []
    publications.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      publications.append(try Publication(ArgumentReader(element, index: index)))
    }
    return publications
  }

  private init(_ arguments: ArgumentReader) throws(Problem) {
    guard let name = EventName(try arguments.requiredString("event")) else {
      throw arguments.wrong(
        "event", "must have 1 to \(EventName.maximumLength) characters, none of them a control")
    }
    self.init(
      name: name, data: arguments.raw("data") ?? false,
      messageID: try Self.messageID(arguments), user: try Self.user(arguments),
      origin: try Self.origin(arguments))
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
      throw arguments.wrong("user_id", "must be an integer that is not negative, or false")
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
}
