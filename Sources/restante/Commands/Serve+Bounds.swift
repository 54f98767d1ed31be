import ArgumentParser
import RestanteCore
import RestanteServer

/// The settings of `restante serve` that say how much it takes and gives.
extension Serve {
  private static let expectedBytes = "a number of bytes such as 500000, 64K, 256M or 1G"
  /// The most events and bytes that one reply may have: whatever is more only fills memory.
  private static let mostEvents = 100_000
  private static let mostBytes: Int64 = 256 << 20
  private static let mostClients = 1_000_000

  /// How much free space is to be left; `nil` when nobody said.
  func minimumFreeSpace() throws -> Int64? {
    try Setting.read(
      flag: ("--min-free-space", minFreeSpace), variable: "RESTANTE_MIN_FREE_SPACE",
      expected: Self.expectedBytes, ByteCount.read)
  }

  /// How large a reply to a claim may become in safe mode.
  func replyBounds() throws -> ReplyBounds {
    var bounds = ReplyBounds.safeDefault
    let events: Int? = try Setting.read(
      flag: ("--max-reply-events", maxReplyEvents), variable: "RESTANTE_MAX_REPLY_EVENTS",
      expected: "a number from 1 to \(Self.mostEvents)"
    ) { text in Int(text).flatMap { 1...Self.mostEvents ~= $0 ? $0 : nil } }
    let bytes: Int64? = try Setting.read(
      flag: ("--max-reply-size", maxReplySize), variable: "RESTANTE_MAX_REPLY_SIZE",
      expected: "\(Self.expectedBytes), up to 256M"
    ) { text in ByteCount.read(text).flatMap { 1...Self.mostBytes ~= $0 ? $0 : nil } }
    if let events { bounds.events = events }
    if let bytes { bounds.bytes = Int(bytes) }
    return bounds
  }

  /// How many clients may do something at the same time; `nil` when nobody said.
  func most(_ flag: String, _ text: String?, _ variable: String) throws -> Int? {
    try Setting.read(
      flag: (flag, text), variable: variable, expected: "a number from 0 to \(Self.mostClients)"
    ) { text in Int(text).flatMap { 0...Self.mostClients ~= $0 ? $0 : nil } }
  }
}

/// Numbers of bytes as people write them.
enum ByteCount {
  /// The number of bytes that a text names: digits, then K, M or G for powers of 1,024; `nil` for
  /// anything else.
  static func read(_ text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int64(digits) else { return nil }
    let factor: Int64
    switch text.dropFirst(digits.count) {
    case "": factor = 1
    case "K", "k": factor = 1 << 10
    case "M", "m": factor = 1 << 20
    case "G", "g": factor = 1 << 30
    default: return nil
    }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: factor)
    return isTooLarge ? nil : bytes
  }
}
