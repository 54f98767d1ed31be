/// New credentials. Only their hashes are stored, so anyone who makes one shows it at once or
/// never.
public enum Credential {
  /// How many characters a token, key, code or secret has: about 285 bits of entropy.
  public static let length = 48

  /// A new token, key, code or secret.
  public static func secret(using random: any RandomSource) -> String {
    random.text(length: length, from: .secret)
  }

  /// Whether a text looks like one that ``secret(using:)`` makes.
  public static func isWellFormed(_ text: String) -> Bool {
    text.utf8.count == length
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"):
          true
        default: false
        }
      }
  }

  /// A new public identifier of an application in the original's style, `local.HEX.DIGITS`.
  public static func clientID(using random: any RandomSource) -> String {
    clientID(hexadecimal: random.text(length: 14, from: .hex), number: random.next())
  }

  /// The identifier of a portal's demo application: always the same for the same portal, so that
  /// every start finds the application again.
  public static func demoClientID(memberID: String) -> String {
    let digest = Digests.sha256(Array("demo application\u{0}\(memberID)".utf8))
    let number = digest.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return clientID(hexadecimal: Hex.encode(digest.prefix(7)), number: number)
  }

  /// Whether a byte may stand in names that go into URLs and shells as they are.
  public static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func clientID(hexadecimal: String, number: UInt64) -> String {
    // Eight digits, the first of them not zero.
    "local.\(hexadecimal).\(10_000_000 + number % 90_000_000)"
  }
}
