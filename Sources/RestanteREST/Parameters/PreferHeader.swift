/// The `Prefer` header of RFC 7240, of which only `wait` means anything here.
enum PreferHeader {
  /// The longest wait, in seconds, that is granted.
  static let longestWait = 60

  /// For how many seconds the client is willing to wait, at most ``longestWait``; `nil` when the
  /// header does not say so in a form that the RFC knows. Of several the first counts.
  ///
  /// - Parameter header: The header's lines, joined by commas.
  static func wait(_ header: String) -> Int? {
    for preference in split(Array(header.utf8), at: UInt8(ascii: ",")) {
      // What follows a semicolon are parameters, which `wait` does not have.
      guard let head = split(preference, at: UInt8(ascii: ";")).first else { continue }
      let parts = head.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard trimmed(parts[0]).elementsEqual("wait".utf8, by: { $0 | 0x20 == $1 }) else {
        continue
      }
      guard parts.count == 2 else { return nil }
      return seconds(unquoted(trimmed(parts[1])))
    }
    return nil
  }

  private static func seconds(_ digits: [UInt8]) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    // More digits than a number has mean more than the longest wait.
    return min(Int(String(decoding: digits, as: UTF8.self)) ?? longestWait, longestWait)
  }

  /// The parts between separators that do not stand in quoted strings.
  private static func split(_ bytes: [UInt8], at separator: UInt8) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var isQuoted = false
    var isEscaped = false
    for byte in bytes {
      if byte == separator, !isQuoted {
        parts.append([])
        continue
      }
      if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && isQuoted && !isEscaped
      parts[parts.count - 1].append(byte)
    }
    return parts
  }

  private static func trimmed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var bytes = Array(bytes.drop { $0 == 0x20 || $0 == 0x09 })
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }

  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"")
    else { return bytes }
    return Array(bytes.dropFirst().dropLast())
  }
}
