/// Which addresses browsers may be sent back to with an authorization code.
public enum RedirectRule {
  /// Whether an address is absolute, and either `https` or `http` to the browser's own machine, so
  /// that nobody on the way reads the code; without user information and with a port that exists.
  public static func allows(_ text: String) -> Bool {
    guard let mark = text.firstRange(of: "://") else { return false }
    let authority = text[mark.upperBound...].prefix { !"/?#\\".contains($0) }
    guard !authority.contains("@"), let host = host(of: authority), !host.isEmpty else {
      return false
    }
    switch text[..<mark.lowerBound].lowercased() {
    case "https": return true
    case "http": return isLoopback(host)
    default: return false
    }
  }

  /// The host of an authority; `nil` when its port is none.
  private static func host(of authority: Substring) -> String? {
    var host = authority
    var port: Substring?
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[...end]
      let rest = authority[authority.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    if let port {
      guard (1...5).contains(port.utf8.count), port.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
        let number = UInt32(port), 1...65_535 ~= number
      else { return nil }
    }
    return host.lowercased()
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
