/// A name, or a pattern of names in which `*` stands for any characters. Case does not count.
struct NamePattern: Sendable, Hashable {
  /// The parts between the stars, in small letters.
  private let parts: [Substring]

  init(_ text: String) {
    parts = text.lowercased().split(separator: "*", omittingEmptySubsequences: false)
  }

  /// Whether a name fits.
  func matches(_ name: String) -> Bool {
    var rest = name.lowercased()[...]
    guard let first = parts.first, let last = parts.last else { return false }
    guard parts.count > 1 else { return rest == first }
    guard rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
