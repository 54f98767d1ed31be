import RestanteCore
import RestanteJSON

/// An event in the form in which a portal sends it to a handler or an outgoing webhook: `event`,
/// `data`, `ts` and `auth`, encoded as PHP encodes forms.
///
/// Of `auth` only the user and the application token are looked at; the portal's access and refresh
/// tokens go no further than this.
struct DoorEvent: Sendable, Redacted {
  /// What is published. Its data are text wherever they are no list or map, as they came.
  let publication: Publication
  /// The token by which an application recognizes its portal.
  let applicationToken: String?

  /// Reads a body that came through a door.
  ///
  /// - Throws: ``DoorFault``.
  init(
    _ body: [UInt8], of request: DoorRequest, through door: CredentialID
  ) throws(DoorFault) {
    let decoder = ParameterDecoder(
      RESTRequest(
        verb: "POST", path: "", contentType: request.contentType,
        contentEncoding: request.contentEncoding),
      body: body)
    let reading = decoder.readings().safe
    if reading.isJSON { throw .unreadable("it is JSON, not a form") }
    if let fault = reading.fault { throw .unreadable(fault.reason) }
    let fields = reading.parameters
    guard let text = fields.text("event"), let name = EventName(text) else {
      throw .field(
        "event", "must be 1 to \(EventName.maximumLength) characters without control characters")
    }
    let authorization = fields["auth"]?.objectValue ?? [:]
    var publication = Publication(
      name: name, data: fields["data"] ?? false, user: Self.user(authorization["user_id"]),
      time: try Self.time(fields),
      trace: request.traceParent.flatMap(TraceParent.init))
    publication.publisher = door
    self.publication = publication
    applicationToken = authorization["application_token"]?.stringValue
  }

  private static func time(_ fields: RequestParameters) throws(DoorFault) -> Timestamp? {
    guard let value = fields["ts"] else { return nil }
    guard let seconds = number(value), seconds <= Timestamp.maxSeconds else {
      throw .field("ts", "must be seconds since 1970")
    }
    return Timestamp(seconds: seconds)
  }

  /// Without a readable number nobody in particular.
  private static func user(_ value: JSONValue?) -> ActingUser {
    guard let id = value.flatMap(number), id > 0 else { return .nobody }
    return .user(UserID(rawValue: id))
  }

  /// A number in decimal digits.
  private static func number(_ value: JSONValue) -> Int64? {
    guard let text = value.stringValue,
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int64(text)
  }
}

extension BodyFault {
  /// Why the body cannot be read, without what its sender wrote.
  fileprivate var reason: String {
    switch self {
    case .tooMany: "it has too many fields"
    case .unreadable(let reason): reason
    case .unnamed, .unread: "it is no form"
    case .encoded: "its Content-Encoding is not supported"
    }
  }
}
