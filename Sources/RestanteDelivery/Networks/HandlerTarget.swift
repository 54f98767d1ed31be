private import FoundationEssentials
import RestanteCore

/// Where a handler is: its URL, read so strictly that whatever sends the request understands the
/// same host by it.
///
/// A URL can hold credentials, also in its path; printed, it shows none of them.
public struct HandlerTarget: Sendable, CustomStringConvertible, CustomReflectable {
  /// `http` or `https`.
  let scheme: String
  /// A name in small letters or an address, without brackets.
  public let host: String
  /// The port, where the URL names one.
  let port: UInt16?
  /// The path and the query, as they are sent.
  private let resource: String
  /// The value of the header `Authorization`, where the URL has a user.
  let authorization: String?

  /// A target from a URL; `nil` unless that is an absolute `http` or `https` URL whose host is a
  /// name of ASCII letters, digits, points, hyphens and underscores, or an address without zone.
  ///
  /// International names are given as the DNS has them, in `xn--` labels.
  public init?(_ url: String) {
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !url.contains("\\"),
      let mark = url.firstRange(of: "://")
    else { return nil }
    let scheme = url[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = url[mark.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    guard let authority = Authority(rest[..<end]) else { return nil }
    let resource = rest[end...].prefix { $0 != "#" }
    self.scheme = scheme
    self.host = authority.host
    self.port = authority.port
    self.resource = resource.hasPrefix("/") ? String(resource) : "/\(resource)"
    self.authorization = authority.user.map { user in
      "Basic \(Data(PercentCoding.decodedBytes(user.utf8)).base64EncodedString())"
    }
  }

  /// The address that stands in the URL; `nil` where it names a host.
  var address: NetworkAddress? { NetworkAddress(host) }

  /// Scheme, host and port.
  private var origin: String {
    let host = host.contains(":") ? "[\(host)]" : host
    return "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")"
  }

  /// The URL to request: without user and fragment.
  var url: String { origin + resource }

  /// Scheme, host and port: what may be shown of a URL that can hold credentials.
  public var description: String { origin }

  /// A mirror in which nothing but the ``description`` shows.
  public var customMirror: Mirror { Mirror(self, children: ["origin": origin]) }
}

/// User, host and port of a URL.
private struct Authority {
  var user: Substring?
  var host: String
  var port: UInt16?

  init?(_ text: Substring) {
    var address = text
    if let mark = text.lastIndex(of: "@") {
      user = text[..<mark]
      address = text[text.index(after: mark)...]
      // What two readers would split differently is not sent anywhere.
      guard user?.contains("@") == false else { return nil }
    }
    var digits: Substring?
    if address.hasPrefix("[") {
      guard let close = address.lastIndex(of: "]") else { return nil }
      let rest = address[address.index(after: close)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      host = String(address[..<close].dropFirst())
      digits = rest.isEmpty ? nil : rest.dropFirst()
      guard host.contains(":"), host.utf8.allSatisfy(Self.isAddressByte),
        NetworkAddress(host) != nil
      else { return nil }
    } else {
      let colon = address.firstIndex(of: ":")
      host = address[..<(colon ?? address.endIndex)].lowercased()
      digits = colon.map { address[address.index(after: $0)...] }
      guard !host.isEmpty, host.utf8.count <= 253, host.utf8.allSatisfy(Credential.isPlain) else {
        return nil
      }
    }
    if let digits, !digits.isEmpty {
      guard let port = UInt16(digits), port > 0, digits.first != "+" else { return nil }
      self.port = port
    }
  }

  /// Hexadecimal digits, colons and points: no zone.
  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: ":"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
