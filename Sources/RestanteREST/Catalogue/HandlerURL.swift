/// Checks the URL that online events are posted to.
///
/// The rules are the original's: a host with a dot that is not its first character, and `http` or
/// `https` in small letters. Whether anything answers there is not asked. Control characters, which
/// could end up in headers of a delivery, make a URL wrong.
enum HandlerURL {
  /// More characters than this are not stored.
  static let maximumLength = 255

  static func check(_ url: String) throws(RESTError) {
    guard url.unicodeScalars.count <= maximumLength,
      !url.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }),
      let host = host(of: url),
      let dot = host.firstIndex(of: "."), dot > host.startIndex
    else { throw RESTError(.handlerURL) }
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
      throw RESTError(.handlerProtocol)
    }
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
