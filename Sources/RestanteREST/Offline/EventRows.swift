import RestanteCore
import RestanteJSON

/// Writes offline events as rows of a reply, straight into its bytes.
struct EventRows {
  let utcOffset: UTCOffset
  /// Whether rows tell who claimed them and whether they failed.
  var showsState = false
  /// Whether rows tell how often the event was tried, why it failed last, and its first time.
  var showsDetails = false

  /// Appends a list of rows. The data of events is the JSON text that they came with.
  func append(_ events: [OfflineEvent], to bytes: inout [UInt8]) {
    let dataSize = events.reduce(0) { $0 + $1.data.count }
    bytes.reserveCapacity(bytes.count + dataSize + events.count * 256 + 512)
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for event in events {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      append(event, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private func append(_ event: OfflineEvent, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: #"{"ID":""#.utf8)
    bytes.append(contentsOf: String(event.id.rawValue).utf8)
    bytes.append(contentsOf: #"","TIMESTAMP_X":""#.utf8)
    bytes.append(contentsOf: time(event.occurredAt))
    bytes.append(contentsOf: #"","EVENT_NAME":"#.utf8)
    Self.appendText(event.name.text, to: &bytes)
    bytes.append(contentsOf: #","EVENT_DATA":"#.utf8)
    bytes.append(contentsOf: event.data)
    bytes.append(contentsOf: #","EVENT_ADDITIONAL":"#.utf8)
    Self.appendUser(event.user, to: &bytes)
    bytes.append(contentsOf: #","MESSAGE_ID":""#.utf8)
    bytes.append(contentsOf: event.messageID.text.utf8)
    bytes.append(UInt8(ascii: "\""))
    if showsState {
      bytes.append(contentsOf: #","PROCESS_ID":"#.utf8)
      Self.appendText(event.processID.text, to: &bytes)
      bytes.append(contentsOf: (event.isFailed ? #","ERROR":"1""# : #","ERROR":"0""#).utf8)
    }
    if showsDetails { appendDetails(event, to: &bytes) }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Numbers are text, as in the original's members.
  private func appendDetails(_ event: OfflineEvent, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: #","ATTEMPTS":""#.utf8)
    bytes.append(contentsOf: String(event.attempts).utf8)
    bytes.append(contentsOf: #"","LAST_REASON":"#.utf8)
    if let reason = event.reason {
      Self.appendText(reason, to: &bytes)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
    bytes.append(contentsOf: #","FIRST_AT":""#.utf8)
    bytes.append(contentsOf: time(event.firstOccurredAt))
    bytes.append(UInt8(ascii: "\""))
  }

  private func time(_ seconds: Int64) -> [UInt8] {
    ISO8601.bytes(seconds: seconds, utcOffset: utcOffset.seconds(at: seconds))
  }

  /// A user's id is text, nobody is the number 0.
  private static func appendUser(_ user: ActingUser, to bytes: inout [UInt8]) {
    switch user {
    case .nobody:
      bytes.append(contentsOf: #"{"user_id":0}"#.utf8)
    case .user(let id):
      bytes.append(contentsOf: #"{"user_id":""#.utf8)
      bytes.append(contentsOf: String(id.rawValue).utf8)
      bytes.append(contentsOf: #""}"#.utf8)
    case .undisclosed:
      bytes.append(contentsOf: "false".utf8)
    }
  }

  /// Names and process ids are nearly always plain, so that escaping is looked for only once.
  static func appendText(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.allSatisfy(isPlain) else {
      bytes.append(contentsOf: JSONValue.string(text).encoded(.php))
      return
    }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
