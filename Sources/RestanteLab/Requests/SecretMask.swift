import RestanteCore
import RestanteJSON

/// Hides secrets in what is recorded: the values of members and fields that hold some by their
/// name, and wherever else the same values stand.
struct SecretMask: Sendable {
  static let mask = "***"

  /// Names that always stand for secrets.
  private static let names: Set = [
    "access_token", "refresh_token", "client_secret", "application_token", "code_verifier",
    "password",
  ]
  /// Names that stand for secrets among the parameters of a request, but not deeper.
  private static let parameterNames: Set = ["auth", "ap", "code", "token"]
  private static let headers: Set = [
    "authorization", "proxy-authorization", "cookie", "set-cookie",
  ]
  /// Shorter values would hide what is no secret.
  private static let shortest = 8

  private var values: Set<String> = []

  /// Learns secrets, which are hidden wherever they stand.
  mutating func learn(_ secrets: [String]) {
    values.formUnion(secrets.filter { $0.utf8.count >= Self.shortest })
  }

  /// Learns what the parameters of a request hold.
  mutating func learn(from parameters: JSONObject) {
    for (name, value) in parameters {
      if Self.isSecret(name) || Self.parameterNames.contains(name) { learn(Self.texts(in: value)) }
    }
  }

  /// Learns the credentials of headers.
  mutating func learn(from headers: [(name: String, value: String)]) {
    for (name, value) in headers where Self.headers.contains(name.lowercased()) {
      learn(value.split(separator: " ").map(String.init))
    }
  }

  /// The parameters of a request without their secrets.
  func parameters(_ parameters: JSONObject) -> JSONObject {
    JSONObject(
      members: parameters.map { name, value in
        (name, Self.parameterNames.contains(name) ? .string(Self.mask) : hidden(value, of: name))
      })
  }

  /// Headers without their secrets, as one member for each name.
  func headers(_ headers: [(name: String, value: String)]) -> JSONObject {
    var object = JSONObject()
    for (name, value) in headers {
      let name = name.lowercased()
      let shown = Self.headers.contains(name) ? Self.mask : text(value)
      let before = object[name]?.stringValue.map { "\($0), " } ?? ""
      object[name] = .string(before + shown)
    }
    return object
  }

  /// A value without the secrets within it.
  func value(_ value: JSONValue) -> JSONValue { hidden(value, of: "") }

  /// A text without the secrets within it.
  func text(_ text: String) -> String {
    var shown = Self.withoutFields(text)
    for secret in values { shown = shown.replacing(secret, with: Self.mask) }
    return shown
  }

  private func hidden(_ value: JSONValue, of name: String) -> JSONValue {
    if Self.isSecret(name), !value.isNull { return .string(Self.mask) }
    return switch value {
    case .string(let content): .string(text(content))
    case .array(let elements): .array(elements.map { hidden($0, of: "") })
    case .object(let members):
      .object(JSONObject(members: members.map { (text($0.key), hidden($0.value, of: $0.key)) }))
    case .null, .bool, .number: value
    }
  }

  /// Whether a name stands for a secret: also that of a form's field, such as `auth[access_token]`.
  private static func isSecret(_ name: String) -> Bool {
    let last = name.split(separator: "[").last.map { $0.hasSuffix("]") ? $0.dropLast() : $0 } ?? ""
    return names.contains(last.lowercased())
  }

  private static func texts(in value: JSONValue) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(texts)
    case .object(let members): members.flatMap { texts(in: $0.value) }
    case .null, .bool, .number: []
    }
  }

  /// A text that may hold a query, such as a command of a batch, without the secrets in its fields.
  private static func withoutFields(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "=")) else { return text }
    var shown = ""
    var field = ""
    for character in text {
      guard character == "&" || character == "?" || character == "#" else {
        field.append(character)
        continue
      }
      shown += withoutValue(field) + String(character)
      field = ""
    }
    return shown + withoutValue(field)
  }

  private static func withoutValue(_ field: String) -> String {
    guard let mark = field.firstIndex(of: "=") else { return field }
    let name = PercentCoding.decode(field[..<mark].utf8, plusIsSpace: true)
    guard isSecret(name) || parameterNames.contains(name) else { return field }
    return field[...mark] + mask
  }
}
