package import RestanteJSON

extension JSONValue {
  /// Whether it means yes to people, as safe mode reads flags: `Y`, `yes`, `true` and `on` mean
  /// yes, their opposites no, in any case; other values go by their number. `nil` for empty text,
  /// which says nothing.
  package var wordedTruth: Bool? {
    if let text = stringValue {
      switch PHPText.trimmed(text).lowercased() {
      case "": return nil
      case "y", "yes", "true", "on": return true
      case "n", "no", "false", "off": return false
      default: break
      }
    }
    return phpInteger != 0
  }
}
