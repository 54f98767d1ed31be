import Foundation
import RestanteCore

@testable import RestanteServer

/// Looks for secrets in text, as they are and in the spellings that they get on their way.
struct SecretScan: Sendable {
  private let needles: [(secret: String, spelling: Data)]

  /// Prepares a search; secrets shorter than eight bytes would be found everywhere.
  ///
  /// - Parameter digits: Secrets in hexadecimal digits, which are searched for as bytes, too.
  init(_ secrets: [String], digits: [String] = []) {
    let texts = (secrets + digits).filter { $0.utf8.count >= 8 }.flatMap { secret in
      Self.spellings(of: Array(secret.utf8)).union(Self.spellings(of: secret)).map {
        (secret, Data($0.utf8))
      }
    }
    let bytes = digits.flatMap { digits in
      Self.spellings(of: Hex.decode(digits) ?? []).map { (digits, Data($0.utf8)) }
    }
    needles = texts + bytes
  }

  /// The secrets that stand somewhere in the lines.
  func findings(in lines: [String]) -> Set<String> {
    let text = Data(lines.joined(separator: "\n").utf8)
    return Set(needles.filter { text.range(of: $0.spelling) != nil }.map(\.secret))
  }

  /// A secret plainly, percent-encoded as texts are, and in JSON.
  static func spellings(of secret: String) -> Set<String> {
    let reserved = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret
    let query = secret.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? secret
    return [
      secret, secret.uppercased(), reserved, reserved.replacing("%20", with: "+"), query,
      secret.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""),
    ]
  }

  /// Bytes in decimal numbers as arrays are printed, in hexadecimal digits, percent-encoded, and in
  /// base64 at each of the three places that they can have in a longer text.
  static func spellings(of bytes: [UInt8]) -> Set<String> {
    var spellings: Set<String> = [
      bytes.map { "\($0)" }.joined(separator: ", "), bytes.map { "\($0)" }.joined(separator: ","),
      bytes.map { String(format: "%02x", $0) }.joined(),
      bytes.map { String(format: "%02X", $0) }.joined(),
      bytes.map { String(format: "%%%02x", $0) }.joined(),
      bytes.map { String(format: "%%%02X", $0) }.joined(),
    ]
    for place in 0..<3 {
      let encoded = Data([UInt8](repeating: 0, count: place) + bytes).base64EncodedString()
      // Digits that depend on the neighbours are left out.
      let start = [0, 2, 3][place]
      let end = (place + bytes.count) * 8 / 6
      let sure = String(encoded.dropFirst(start).prefix(end - start))
      spellings.insert(sure)
      spellings.insert(sure.replacing("+", with: "-").replacing("/", with: "_"))
    }
    return spellings
  }
}

extension DemoFile {
  /// Everything in the file that nobody else may know.
  var secrets: [String] {
    let code = webhookURL.split(separator: "/").last.map(String.init) ?? ""
    return [
      clientSecret, applicationToken, accessToken, refreshToken, userAccessToken,
      userRefreshToken, publishKey, adminKey, code,
    ]
  }
}
