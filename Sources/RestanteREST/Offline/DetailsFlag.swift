import RestanteCore
import RestanteJSON

/// Decodes `details`, an extension of safe mode: whether rows also tell how their event fared.
enum DetailsFlag {
  /// The maximum number of events of a reply that shows details: a reason may be longer than all
  /// else in a row.
  static let maxEvents = 1_000

  /// Only 1 asks for details: no call of the original's clients gets other rows than theirs.
  static func decode(_ offline: OfflineCall) -> Bool {
    offline.call.mode == .safe && offline.parameters["DETAILS"]?.phpInteger == 1
  }
}
