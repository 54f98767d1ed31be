import RestanteCore
import RestanteJSON

/// The fields of a query string or a form body, names and values decoded.
struct FormFields: Sendable, Redacted {
  private var values: [String: String] = [:]

  /// Reads fields; of several with one name the last counts.
  init(_ text: some Sequence<UInt8>) {
    for pair in Array(text).split(separator: UInt8(ascii: "&")) {
      let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = PercentCoding.decode(pair[..<mark], plusIsSpace: true)
      values[name] = PercentCoding.decode(pair[mark...].dropFirst(), plusIsSpace: true)
    }
  }

  /// Reads the fields of a body: of a form, or the texts that are members of a JSON object, as the
  /// official PHP library sends them.
  init(_ body: some Collection<UInt8>, ofType type: String?) {
    guard type?.lowercased().hasPrefix("application/json") == true else {
      self.init(body)
      return
    }
    self.init([])
    let members = (try? JSONParser().parse(Array(body)))?.objectValue ?? [:]
    for (name, value) in members {
      if let text = value.stringValue { values[name] = text }
    }
  }

  /// The value of a field; `nil` when it is missing.
  subscript(name: String) -> String? { values[name] }

  /// All fields.
  var all: [String: String] { values }

  /// Takes over the fields of `other`, which win.
  mutating func overlay(_ other: FormFields) {
    values.merge(other.values) { _, new in new }
  }
}
