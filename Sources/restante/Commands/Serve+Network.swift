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

  /// The hosts that are the authorization server's alone.
  func authorizationHosts() throws -> [String] {
    try Self.list(
      flag: ("--oauth-host", oauthHost), variable: "RESTANTE_OAUTH_HOST",
      expected: "a host, with :PORT where it has one"
    ) { text in text.contains("/") ? nil : PublicURL("http://\(text)")?.domain }
  }

  /// The proxies whose words count.
  func proxies() throws -> [AddressBlock] {
    try Self.list(
      flag: ("--trusted-proxy", trustedProxy), variable: "RESTANTE_TRUSTED_PROXIES",
      expected: "an address or a block of addresses like 10.0.0.0/8", AddressBlock.init)
  }

  /// A setting with several values: a flag that can be repeated, or a variable with commas.
  private static func list<Value>(
    flag: (name: String, values: [String]), variable: String, expected: String,
    _ read: (String) -> Value?
  ) throws -> [Value] {
    let isGiven = !flag.values.isEmpty
    let texts =
      isGiven
      ? flag.values
      : (Setting.environment(variable) ?? "").split(separator: ",").map { part in
        String(part.filter { $0 != " " })
      }
    return try texts.map { text in
      guard let value = read(text) else {
        throw ValidationError(
          "\(isGiven ? flag.name : variable): '\(text)' is not \(expected).")
      }
      return value
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
