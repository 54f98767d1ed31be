import RestanteCore
import RestanteJSON

/// Decodes `reason`, an extension of safe mode: why events failed.
enum ReasonParameter {
  /// The maximum number of characters that are kept.
  static let maximumLength = 1_000

  /// The text without blanks at its ends, cut after ``maximumLength`` characters: a failure is
  /// worth more than the end of a long message. `nil` where nothing is said, and in strict mode.
  static func decode(_ offline: OfflineCall) -> String? {
    guard offline.call.mode == .safe, let text = offline.parameters["REASON"]?.phpText else {
      return nil
    }
    let trimmed = PHPText.trimmed(text)
    guard !trimmed.isEmpty else { return nil }
    return String(String.UnicodeScalarView(trimmed.unicodeScalars.prefix(maximumLength)))
  }
}
