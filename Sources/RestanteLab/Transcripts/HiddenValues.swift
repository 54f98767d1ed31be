/// What stands for values that a transcript does not show: the same one for the same value.
struct HiddenValues: Sendable {
  /// What a value is.
  enum Kind: String, Sendable, CaseIterable {
    /// A secret by its name.
    case secret
    /// What looks like a secret.
    case code
    case text, email, phone
  }

  private var known: [Kind: [String: String]] = [:]

  /// What stands for a value.
  mutating func stand(for value: String, _ kind: Kind) -> String {
    if let stand = known[kind]?[value] { return stand }
    let number = (known[kind]?.count ?? 0) + 1
    let stand =
      switch kind {
      case .secret, .code, .text: "hidden.\(kind.rawValue).\(number)"
      case .email: "hidden.\(number)@example.com"
      case .phone: "+000\(String(repeating: "0", count: max(0, 9 - "\(number)".count)))\(number)"
      }
    known[kind, default: [:]][value] = stand
    return stand
  }

  /// The secrets that are known, the longest first: one may be a part of another.
  var secrets: [(value: String, stand: String)] {
    (known[.secret] ?? [:]).map { (value: $0.key, stand: $0.value) }
      .sorted { $0.value.utf8.count > $1.value.utf8.count }
  }

  /// A text in which all that stands for a value of one kind is the same.
  static func uniform(_ text: String) -> String {
    guard text.contains("hidden.") || text.contains("+000") else { return text }
    return text.replacing(/hidden\.(secret|code|text)\.\d+/) { "hidden.\($0.1).0" }
      .replacing(/hidden\.\d+@example\.com/, with: "hidden.0@example.com")
      .replacing(/\+000\d{9,}/, with: "+000000000000")
  }
}
