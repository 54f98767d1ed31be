/// The URL that online events are posted to: which ones are accepted, and what may be shown of one.
///
/// The rules are the original's: a host with a dot that is not its first character, and `http` or
/// `https` in small letters. Whether anything replies there is not asked. Control characters, which
/// could end up in headers of a delivery, make a URL wrong.
public enum HandlerURL {
  /// What is wrong with a URL.
  public enum Fault: Error, Hashable {
    /// It is too long, has control characters, or no host with a dot.
    case noHost
    /// Its scheme is another one.
    case wrongScheme
  }

  /// More characters than this are not stored.
  public static let maximumLength = 255

  /// Makes sure that events can be posted to a URL.
  public static func check(_ url: String) throws(Fault) {
    guard url.unicodeScalars.count <= maximumLength,
      !url.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }),
      let host = host(of: url),
      let dot = host.firstIndex(of: "."), dot > host.startIndex
    else { throw .noHost }
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else { throw .wrongScheme }
  }

  /// The URL for people: without its user and fragment, and with the names of its parameters but
  /// not their values, because user and values can be secret. Of a URL that is not read the same
  /// everywhere only the scheme is left.
  public static func shown(_ url: String) -> String {
    guard let mark = url.firstRange(of: "://") else { return "…" }
    let rest = url[mark.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { !"/?\\".contains($0) }
    let address = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    guard let host = withoutPort(address ?? authority), !host.isEmpty,
      !rest[authority.endIndex...].hasPrefix("\\")
    else { return "\(url[..<mark.upperBound])…" }
    let resource = rest[authority.endIndex...]
    let path = resource.prefix { $0 != "?" }
    let query = resource[path.endIndex...].dropFirst()
    let fields = query.split(separator: "&").map { field in
      // What has no name may be a secret as a whole.
      field.firstIndex(of: "=").map { "\(field[..<$0])=…" } ?? "…"
    }
    return "\(url[..<mark.upperBound])\(address ?? authority)\(path)"
      + (fields.isEmpty ? "" : "?\(fields.joined(separator: "&"))")
  }

  /// The host of a URL that has one: what stands between `//` and the path, without user and port.
  private static func host(of url: String) -> Substring? {
    guard let slashes = url.range(ofSlashes: 2) else { return nil }
    let scheme = url[..<slashes.lowerBound]
    guard scheme.isEmpty || (scheme.last == ":" && isScheme(scheme.dropLast())) else { return nil }
    let rest = url[slashes.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let address = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    return withoutPort(address ?? authority)
  }

  private static func isScheme(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  private static func withoutPort(_ address: Substring) -> Substring? {
    if address.hasPrefix("[") { return address.contains("]") ? address : nil }
    guard let colon = address.lastIndex(of: ":") else { return address }
    let port = address[address.index(after: colon)...]
    guard port.isEmpty || (port.count <= 5 && UInt16(port) != nil) else { return nil }
    return address[..<colon]
  }
}

extension String {
  /// Where the first two slashes in a row stand.
  fileprivate func range(ofSlashes count: Int) -> Range<String.Index>? {
    guard let first = firstIndex(of: "/") else { return nil }
    let end = self[first...].prefix(count).endIndex
    return self[first..<end] == "//" ? first..<end : nil
  }
}
