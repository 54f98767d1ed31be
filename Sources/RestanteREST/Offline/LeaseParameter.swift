import RestanteCore
import RestanteJSON

/// Decodes `lease`, an extension of safe mode: for how many seconds a claim holds its events.
enum LeaseParameter {
  /// The lease of a call, by default the application's; `nil` in strict mode, where claims never
  /// end and the parameter means nothing.
  static func decode(_ offline: OfflineCall) throws(RESTError) -> Int64? {
    guard offline.call.mode == .safe else { return nil }
    guard let value = offline.parameters["LEASE"] else {
      return offline.queueSettings.lease
    }
    guard let seconds = integer(value), (1...QueueSettings.longestLease).contains(seconds) else {
      throw RESTError(.lease, argument: "LEASE")
    }
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
