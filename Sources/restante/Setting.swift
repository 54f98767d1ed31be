import ArgumentParser
import RestanteCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Settings that come from a flag or, where it is missing, from the environment.
enum Setting {
  /// The value of a variable of the environment; `nil` when it is missing or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The value of a variable that must not be printed; `nil` when it is missing or empty.
  static func secret(_ name: String) -> Secret? { environment(name).map(Secret.init) }

  /// The flag's text, else the variable's, read by `parse`; `nil` when there is neither.
  ///
  /// - Throws: `ValidationError` saying where the text came from and what is expected.
  static func read<Value>(
    flag: (name: String, text: String?), variable: String, expected: String,
    _ parse: (String) -> Value?
  ) throws -> Value? {
    let source = flag.text == nil ? variable : flag.name
    guard let text = flag.text ?? environment(variable) else { return nil }
    guard let value = parse(text) else {
      throw ValidationError("\(source): '\(text)' is not \(expected).")
    }
    return value
  }
}
