import RestanteCore
import RestanteJSON

/// Decodes `clear`: whether returned events are removed at once.
enum ClearFlag {
  /// Absent means yes. Integers, truth values and texts that begin with digits go by their number
  /// in both modes; of other texts strict mode makes 0, while in safe mode `Y`, `yes`, `true` and
  /// `on` mean yes, their opposites no, in any case. Empty text says nothing, so that safe mode
  /// takes it for absent. What nobody can read as yes reserves: that loses nothing.
  static func decode(_ value: JSONValue?, mode: Mode) -> Bool {
    guard let value else { return true }
    if mode == .safe { return value.wordedTruth ?? true }
    return value.phpInteger != 0
  }
}
