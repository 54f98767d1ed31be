/// The name of an event, as it is stored and shown: trimmed and uppercased.
public struct EventName: Sendable, Hashable {
  /// The longest name, in characters.
  public static let maximumLength = 255

  /// By what handlers hear that something came into their application's queues.
  public static let offlineEvents = EventName(stored: "ONOFFLINEEVENT")

  /// The normalised text.
  public let text: String

  /// Normalises `text`; `nil` when nothing is left, when it is longer than ``maximumLength``
  /// characters, or when it holds control characters.
  public init?(_ text: String) {
    let name = Self.trim(text).uppercased()
    guard !name.isEmpty, name.unicodeScalars.count <= Self.maximumLength,
      !name.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    else { return nil }
    self.text = name
  }

  /// A name that was normalised before, read back from storage.
  public init(stored text: String) {
    self.text = text
  }

  private static func trim(_ text: String) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Whether two names have the same bytes.
  public static func == (lhs: EventName, rhs: EventName) -> Bool {
    lhs.text.isSameBytes(as: rhs.text)
  }

  /// Feeds the bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    text.hashBytes(into: &hasher)
  }
}
