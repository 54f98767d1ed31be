import RestanteCore
import RestanteJSON

/// Decodes `lease`, an extension of safe mode: for how many seconds a claim holds its events.
enum LeaseParameter {
  /// The lease of a new claim, by default the application's; `nil` in strict mode, where claims
  /// never end and the parameter means nothing.
  static func decode(_ offline: OfflineCall) throws(RESTError) -> Int64? {
    guard offline.call.mode == .safe else { return nil }
    return try seconds(offline, from: 1, otherwise: .lease) ?? offline.queueSettings.lease
  }

  /// What reading a claim again does to its end. Without the parameter the claim ends the
  /// application's lease from now, but never earlier than before; with it, when the client says,
  /// and with 0 now.
  static func decodeRenewal(_ offline: OfflineCall) throws(RESTError) -> ReadClaim.Renewal {
    guard offline.call.mode == .safe else { return .extend(lease: nil) }
    return try seconds(offline, from: 0, otherwise: .renewal).map { .set(seconds: $0) }
      ?? .extend(lease: offline.queueSettings.lease)
  }

  /// What the client asks for; `nil` when it asks for nothing.
  private static func seconds(
    _ offline: OfflineCall, from least: Int64, otherwise refusal: ErrorEntry
  ) throws(RESTError) -> Int64? {
    guard let value = offline.parameters["LEASE"] else { return nil }
    guard let seconds = integer(value), (least...QueueSettings.longestLease).contains(seconds)
    else { throw RESTError(refusal, argument: "LEASE") }
    return seconds
  }

  /// Whole numbers and their digits; nothing that only begins like one.
  private static func integer(_ value: JSONValue) -> Int64? {
    switch value {
    case .number(let number):
      return number.int64
    case .string(let text):
      let digits = PHPText.trimmed(text)
      let areDigits = digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return areDigits ? Int64(digits) : nil
    default:
      return nil
    }
  }
}
