import Foundation

@testable import RestanteServer

/// Looks for secrets in text, as they are and in the spellings that they get on their way.
struct SecretScan: Sendable {
  private let needles: [(secret: String, spelling: Data)]

  /// Prepares a search; secrets shorter than eight bytes would be found everywhere.
  init(_ secrets: [String]) {
    needles = secrets.filter { $0.utf8.count >= 8 }.flatMap { secret in
      Self.spellings(of: secret).map { (secret, Data($0.utf8)) }
    }
  }

  /// The secrets that stand somewhere in the lines.
  func findings(in lines: [String]) -> Set<String> {
    let text = Data(lines.joined(separator: "\n").utf8)
    return Set(needles.filter { text.range(of: $0.spelling) != nil }.map(\.secret))
  }

  /// A secret plainly, percent-encoded in several ways, in hexadecimal digits, in JSON, and in
  /// base64 at each of the three places that it can have in a longer text.
  static func spellings(of secret: String) -> Set<String> {
    let bytes = Array(secret.utf8)
    var spellings: Set<String> = [secret]
    let reserved = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret
    spellings.insert(reserved)
    spellings.insert(reserved.replacing("%20", with: "+"))
    spellings.insert(
      secret.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? secret)
    spellings.insert(bytes.map { String(format: "%%%02X", $0) }.joined())
    spellings.insert(bytes.map { String(format: "%%%02x", $0) }.joined())
    spellings.insert(bytes.map { String(format: "%02x", $0) }.joined())
    spellings.insert(bytes.map { String(format: "%02X", $0) }.joined())
    spellings.insert(secret.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
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
