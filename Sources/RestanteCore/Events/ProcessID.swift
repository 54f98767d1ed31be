/// Names a claim to the consumer that made it; on the wire `process_id`.
public struct ProcessID: Sendable, Hashable {
  /// The characters that clients send back; "" stands for "not claimed".
  public let text: String

  /// Wraps a process id as a client sent it.
  public init(_ text: String) {
    self.text = text
  }

  /// A new random process id: 32 digits and small letters.
  public static func generate(using random: any RandomSource) -> ProcessID {
    ProcessID(random.text(length: 32, from: .processID))
  }

  /// What rows that nobody holds show. In strict mode it may be named like a process id.
  public static let unclaimed = ProcessID("")

  /// Whether two process ids have the same bytes.
  public static func == (lhs: ProcessID, rhs: ProcessID) -> Bool {
    lhs.text.isSameBytes(as: rhs.text)
  }

  /// Feeds the bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    text.hashBytes(into: &hasher)
  }
}
