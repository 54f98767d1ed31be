public import RestanteJSON

/// Names one attempt of a caller, so that a repeat of it has no second effect.
///
/// A key means something only to the one who chose it: keys of other portals, applications, native
/// keys and methods are other keys.
public struct IdempotencyKey: Sendable, Hashable {
  /// Whose attempts a key names.
  public enum Owner: Sendable, Hashable {
    /// An application, whichever of its users calls.
    case application(ApplicationID)
    /// The holder of a key of the native API.
    case apiKey(SecretHash)
    /// A door, by the hash of its code.
    case door(SecretHash)
  }

  /// The longest value, in characters.
  public static let maximumLength = 255

  /// The values of the header `Idempotency-Key` as a JSON schema.
  public static let headerSchema: JSONValue = [
    "type": "string", "minLength": 1, "maxLength": .int(maximumLength),
    "pattern": "^[!#-~]([ -~]*[!-~])?$",
  ]

  /// The portal of the call.
  public var portal: PortalID
  /// Who chose the key.
  public var owner: Owner
  /// The method or path that was called.
  public var method: String
  /// What the caller chose.
  public var value: String

  /// Names an attempt.
  public init(portal: PortalID, owner: Owner, method: String, value: String) {
    self.portal = portal
    self.owner = owner
    self.method = method
    self.value = value
  }

  /// The value of an `Idempotency-Key` header: 1 to 255 printable ASCII characters, either as they
  /// are or as a quoted string, which is the same key; `nil` for anything else.
  public static func value(header: String) -> String? {
    let text = header.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    var bytes = Array(text)
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    if bytes.first == UInt8(ascii: "\"") {
      guard let inner = unquoted(bytes) else { return nil }
      bytes = inner
    }
    guard (1...maximumLength).contains(bytes.count),
      bytes.allSatisfy({ (0x20...0x7E).contains($0) })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The inside of a quoted string, in which `\"` and `\\` stand for `"` and `\`.
  private static func unquoted(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 2, bytes.last == UInt8(ascii: "\"") else { return nil }
    var inner: [UInt8] = []
    var escapes = false
    for byte in bytes.dropFirst().dropLast() {
      if escapes {
        guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { return nil }
        inner.append(byte)
        escapes = false
      } else if byte == UInt8(ascii: "\\") {
        escapes = true
      } else if byte == UInt8(ascii: "\"") {
        return nil
      } else {
        inner.append(byte)
      }
    }
    return escapes ? nil : inner
  }
}
