public import RestanteJSON

/// The coalescing key of an event within its queue: on the wire `MESSAGE_ID`, 32 hex digits.
public struct MessageID: Sendable, Hashable {
  /// The 16 bytes behind the digits.
  public let bytes: [UInt8]

  /// The id of an event: the MD5 of its name, `|` and the canonical JSON of its data.
  ///
  /// Neither application nor connector nor user enter it, so that repeats of one change meet.
  public init(name: EventName, data: JSONValue) {
    var input = Array(name.text.utf8)
    input.append(UInt8(ascii: "|"))
    CanonicalJSON.append(data, to: &input)
    self.bytes = Digests.md5(input)
  }

  /// An id chosen by the publisher; `nil` unless `text` is 32 hexadecimal digits of either case.
  public init?(_ text: String) {
    guard let bytes = Hex.decode(text), bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// An id read back from storage.
  public init(stored bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The 32 lowercase digits.
  public var text: String { Hex.encode(bytes) }
}
