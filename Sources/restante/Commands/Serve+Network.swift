import ArgumentParser
import RestanteCore
import RestanteServer

/// The settings of `restante serve` that say how clients reach it and how much they may ask.
extension Serve {
  /// The most seconds of operating time that can be granted: all of ten minutes.
  private static let mostOperatingTime: Int64 = 600
  /// What the original grants.
  private static let standardOperatingTime: Int64 = 480

  /// What to serve TLS with; `nil` to speak plainly.
  func tlsFiles() throws -> TLSFiles? {
    let certificate = tlsCert ?? Setting.environment("RESTANTE_TLS_CERT")
    let key = tlsKey ?? Setting.environment("RESTANTE_TLS_KEY")
    switch (certificate, key) {
    case (let certificate?, let key?): return TLSFiles(certificate: certificate, key: key)
    case (nil, nil): return nil
    default: throw ValidationError("--tls-cert and --tls-key go together.")
    }
  }

  /// The host that is the authorization server's alone; `nil` when it has none.
  func authorizationHost() throws -> String? {
    try Setting.read(
      flag: ("--oauth-host", oauthHost), variable: "RESTANTE_OAUTH_HOST",
      expected: "a host, with :PORT where it has one"
    ) { text in text.contains("/") ? nil : PublicURL("http://\(text)")?.domain }
  }

  /// The proxies whose words count.
  func proxies() throws -> [AddressBlock] {
    let isGiven = !trustedProxy.isEmpty
    let variable = "RESTANTE_TRUSTED_PROXIES"
    let texts =
      isGiven
      ? trustedProxy
      : (Setting.environment(variable) ?? "").split(separator: ",").map { part in
        String(part.filter { $0 != " " })
      }
    return try texts.map { text in
      guard let block = AddressBlock(text) else {
        throw ValidationError(
          "\(isGiven ? "--trusted-proxy" : variable): '\(text)' is not an address or a block "
            + "of addresses like 10.0.0.0/8.")
      }
      return block
    }
  }

  /// How many seconds of operating time a method gets; `nil` for any number.
  func operatingLimit(with rateLimit: RateLimit) throws -> Int64? {
    let limit: Int64?? = try Setting.read(
      flag: ("--operating-limit", operatingLimit), variable: "RESTANTE_OPERATING_LIMIT",
      expected: "off or a number of seconds from 1 to \(Self.mostOperatingTime)"
    ) { text -> Int64?? in
      if text == "off" { return .some(nil) }
      guard let seconds = Int64(text), 1...Self.mostOperatingTime ~= seconds else { return nil }
      return .some(seconds)
    }
    return limit ?? (rateLimit == .off ? nil : Self.standardOperatingTime)
  }
}
