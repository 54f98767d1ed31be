import RestanteCore
import RestanteJSON

/// Replaces secrets and personal data in what a transcript shows.
struct TranscriptMask: Sendable {
  /// What stands for the portal's host.
  static let host = "portal.example"
  /// Shorter secrets are hidden where they are named, but not looked for elsewhere.
  private static let shortest = 8
  /// Shorter sequences of letters and digits are not taken for secrets, in bytes.
  private static let shortestCode = 24

  let rules: HidingRules
  /// The portal's host, with its port; `nil` where it need not be hidden.
  let host: String?
  private var values = HiddenValues()
  /// Process and message ids, which are shown.
  private var references: Set<String> = []

  init(_ rules: HidingRules, host: String?) {
    self.rules = rules
    self.host = host
  }

  /// Hides a secret wherever it stands from now on.
  mutating func learn(_ secret: String) {
    guard !secret.isEmpty else { return }
    _ = values.stand(for: secret, .secret)
    // A basic authorization and the like may hold several.
    for part in secret.split(separator: " ") where part.utf8.count >= Self.shortest {
      _ = values.stand(for: String(part), .secret)
    }
  }

  /// The parameters of a request without what must not be shown.
  mutating func parameters(_ parameters: JSONObject) -> JSONObject {
    members(parameters, .usual, areParameters: true)
  }

  /// A path without what must not be shown: of what is no call of a method, any part may be a code,
  /// except below `/oauth/`.
  mutating func path(_ path: String) -> String {
    guard !path.hasPrefix("/oauth/") else { return text(path, .usual) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    var shown: [String] = []
    for (place, part) in parts.enumerated() {
      let isKnown = place < 2 || part.isEmpty
      shown.append(
        isKnown ? text(String(part), .usual) : values.stand(for: String(part), .secret))
    }
    return shown.joined(separator: "/")
  }

  /// A reply without what must not be shown.
  mutating func reply(_ reply: JSONValue) -> JSONValue { value(reply, .usual) }

  private mutating func members(
    _ members: JSONObject, _ outer: HidingRules.Treatment, areParameters: Bool = false
  ) -> JSONObject {
    // Secrets first: the same may stand in another member.
    for (name, value) in members
    where rules.treatment(of: name, in: outer, isParameter: areParameters) == .secret {
      learnAll(in: value)
    }
    var shown = JSONObject()
    for (name, value) in members {
      let treatment = rules.treatment(of: name, in: outer, isParameter: areParameters)
      shown[text(name, .usual)] = self.value(value, treatment)
    }
    return shown
  }

  /// Hides all texts of a value wherever they stand from now on.
  mutating func learnAll(in value: JSONValue) {
    switch value {
    case .string(let text): learn(text)
    case .array(let elements): for element in elements { learnAll(in: element) }
    case .object(let members): for (_, member) in members { learnAll(in: member) }
    case .null, .bool, .number: break
    }
  }

  private mutating func value(
    _ value: JSONValue, _ treatment: HidingRules.Treatment
  ) -> JSONValue {
    switch value {
    case .null, .bool: return value
    case .number: return treatment == .secret || treatment == .personal ? 0 : value
    case .string(let text): return .string(self.text(text, treatment))
    case .array(let elements):
      var shown: [JSONValue] = []
      for element in elements { shown.append(self.value(element, treatment)) }
      return .array(shown)
    case .object(let members): return .object(self.members(members, treatment))
    }
  }
}

// Texts.
extension TranscriptMask {
  private mutating func text(
    _ text: String, _ treatment: HidingRules.Treatment
  ) -> String {
    if text.isEmpty { return text }
    switch treatment {
    case .secret: return values.stand(for: text, .secret)
    case .personal: return personal(text)
    case .reference:
      references.insert(text)
      return withoutKnown(text)
    case .usual, .kept:
      if let inner = Self.json(in: text) { return value(inner, treatment).encodedString() }
      var shown = withoutFields(text)
      shown = withoutKnown(shown)
      shown = withoutCodes(shown)
      return treatment == .kept ? shown : withoutPersonal(shown)
    }
  }

  /// The JSON that a text is, as some parameters are.
  private static func json(in text: String) -> JSONValue? {
    guard text.hasPrefix("{") || text.hasPrefix("[") else { return nil }
    let bytes = Array(text.utf8)
    return try? JSONParser(limits: JSONParser.Limits(maxDepth: 64, maxBytes: bytes.count))
      .parse(bytes)
  }

  private mutating func personal(_ text: String) -> String {
    // Flags and directions of an order are nobody's data.
    if text.count == 1 || ["ASC", "DESC"].contains(text.uppercased()) { return text }
    if text.wholeMatch(of: /[^@\s]+@[^@\s]+/) != nil { return values.stand(for: text, .email) }
    if text.wholeMatch(of: /\+?[0-9 ()\-]{7,20}/) != nil { return values.stand(for: text, .phone) }
    return values.stand(for: text, .text)
  }

  /// A text without the secrets that are known, and without the portal's host.
  private func withoutKnown(_ text: String) -> String {
    var shown = text
    for (secret, stand) in values.secrets
    where secret.utf8.count >= Self.shortest && shown.contains(secret) {
      shown = shown.replacing(secret, with: stand)
    }
    guard let host, shown.contains(host) else { return shown }
    return shown.replacing(host, with: Self.host)
  }

  /// A text without what looks like a secret: the code in the address of a webhook, and long
  /// sequences of letters and digits.
  private mutating func withoutCodes(_ text: String) -> String {
    var shown = text
    // Most texts are short, and patterns take their time.
    if text.contains("/rest/") {
      shown = text.replacing(/(\/rest\/\d+\/)([^\/\s]+)/) { match in
        "\(match.1)\(values.stand(for: String(match.2), .secret))"
      }
    }
    guard shown.utf8.count >= Self.shortestCode else { return shown }
    shown = shown.replacing(/[A-Za-z0-9_\-]{24,}/) { match in
      let run = match.0
      let isField = run.uppercased().hasPrefix("UF_")
      guard !isField, run.contains(where: \.isNumber), run.contains(where: \.isLetter),
        !references.contains(String(run))
      else { return String(run) }
      return values.stand(for: String(run), .code)
    }
    return shown
  }

  private mutating func withoutPersonal(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "+") }) else {
      return text
    }
    return text.replacing(/[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}/) { match in
      values.stand(for: String(match.0), .email)
    }.replacing(/\+\d[\d ()\-]{7,16}\d/) { match in
      match.0.hasPrefix("+000") ? String(match.0) : values.stand(for: String(match.0), .phone)
    }
  }

  /// A text that may hold a query, such as a command of a batch, without what its fields must not
  /// show.
  private mutating func withoutFields(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "=")) else { return text }
    var shown = ""
    var field = ""
    for character in text + "&" {
      guard "&?#".contains(character) else {
        field.append(character)
        continue
      }
      shown += withoutValue(field) + String(character)
      field = ""
    }
    return String(shown.dropLast())
  }

  private mutating func withoutValue(_ field: String) -> String {
    guard let mark = field.firstIndex(of: "=") else { return field }
    let name = PercentCoding.decode(field[..<mark].utf8, plusIsSpace: true)
    let names = name.split { $0 == "[" || $0 == "]" }.map(String.init)
    var treatment = HidingRules.Treatment.usual
    for (place, name) in names.enumerated() {
      treatment = rules.treatment(of: name, in: treatment, isParameter: place == 0)
    }
    let encoded = field[field.index(after: mark)...]
    let value = PercentCoding.decode(encoded.utf8, plusIsSpace: true)
    if treatment == .secret { learn(value) }
    let shown = self.text(value, treatment)
    return shown == value ? field : field[...mark] + PercentCoding.encode(shown)
  }
}
