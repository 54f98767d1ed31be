package import RestanteCore
package import RestanteJSON

/// Reads what is to be set for a portal. Members that are missing leave things as they are;
/// `null` takes a decision back where there can be none.
package struct PortalChangeReader: Sendable {
  private let arguments: ArgumentReader
  private let zones: any ZoneCheck

  package init(_ arguments: ArgumentReader, zones: any ZoneCheck) {
    self.arguments = arguments
    self.zones = zones
  }

  /// A domain: host and port as they stand in URLs, in small letters.
  func domain() throws(Problem) -> String? {
    guard let text = try arguments.string("domain") else { return nil }
    guard let domain = PortalDomain(text) else {
      throw arguments.wrong("domain", "must be a host name, optionally with a port")
    }
    return domain.text
  }

  package func change() throws(Problem) -> PortalChange {
    var change = PortalChange()
    change.mode = try word("mode", Mode.allCases)
    change.offlineAccess = try word("offline_access", OfflineAccess.allCases)
    change.isStopped = try state()
    change.rest = try flag("rest")
    change.offlineExtended = try flag("rest_offline_extended")
    change.authConnector = try flag("rest_auth_connector")
    change.rateLimit = try parsed("rate_limit", "off, standard, enterprise or X/Y") {
      RateLimit($0)
    }
    change.operatingLimit = try parsed(
      "operating_limit", "off or a time from 1s to 10m, such as 90 (seconds) or 5m"
    ) { OperatingLimit($0) }
    change.timeZone = try parsed("time_zone", "UTC, +HH:MM, -HH:MM or a name such as Europe/Berlin")
    {
      guard let zone = PortalTimeZone($0) else { return nil }
      if case .named(let name) = zone, !zones.isKnown(name) { return nil }
      return zone
    }
    return change
  }

  private func state() throws(Problem) -> Change<Bool> {
    switch try arguments.string("state") {
    case nil: .keep
    case "active": .set(false)
    case "stopped": .set(true)
    default: throw arguments.wrong("state", "must be active or stopped")
    }
  }

  private func flag(_ name: String) throws(Problem) -> Change<Bool> {
    try arguments.bool(name).map { .set($0) } ?? .keep
  }

  private func word<Word: RawRepresentable<String> & Sendable & Hashable>(
    _ name: String, _ words: [Word]
  ) throws(Problem) -> Change<Word?> {
    let names = words.map(\.rawValue).joined(separator: ", ")
    return try parsed(name, "one of \(names)") { Word(rawValue: $0) }
  }

  private func parsed<Value: Sendable & Hashable>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) throws(Problem) -> Change<Value?> {
    if arguments.raw(name) == .null { return .set(nil) }
    let text: String?
    if let number = arguments.value(name)?.intValue {
      text = "\(number)"
    } else {
      text = try arguments.string(name)
    }
    guard let text else { return .keep }
    guard let value = parse(text) else { throw arguments.wrong(name, "must be \(expected)") }
    return .set(value)
  }
}

/// What ``PortalChangeReader`` reads, as JSON schemas.
extension PortalChangeReader {
  package static let members: JSONObject = [
    "mode": ["enum": ["safe", "strict", nil], "description": "`null` uses the server's mode."],
    "state": ["enum": ["active", "stopped"]],
    "offline_access": [
      "enum": ["administrators", "users", nil],
      "description": "Who may call `event.offline.*`; `null` uses the mode's default.",
    ],
    "rest": Schemas.flag("Whether the licence includes calling methods."),
    "rest_offline_extended": Schemas.flag("Whether the licence includes claiming."),
    "rest_auth_connector": Schemas.flag("Whether the licence includes connectors."),
    "rate_limit": [
      "type": ["string", "null"],
      "pattern": "^(off|standard|enterprise|[1-9][0-9]{0,5}/[1-9][0-9]{0,5})$",
      "description":
        "The size of each address's bucket and how much it leaks a second: off, a plan or `X/Y`.",
    ],
    "operating_limit": [
      "type": ["string", "null"], "pattern": "^(off|[0-9]+|([0-9]+[ms])+)$",
      "description": .string(
        "Operating time that an application's method gets within ten minutes: seconds from 1 to "
          + "600, or with units as in `5m`."),
    ],
    "time_zone": [
      "type": ["string", "null"], "pattern": "^(UTC|[+-](0[0-9]|1[0-7]):[0-5][0-9])$",
      "description": "An offset from UTC or an IANA name such as Europe/Berlin.",
    ],
  ]
  static let domain: JSONValue = [
    "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?$",
    "description": "A host name, optionally with a port.",
  ]
}

/// A portal's domain as clients write it into URLs.
package struct PortalDomain: Sendable, Hashable {
  package let text: String

  /// How it is described.
  package static var schema: JSONValue { PortalChangeReader.domain }

  /// `nil` unless the text is a host name or address with at most 253 bytes, with or without a
  /// port.
  package init?(_ text: String) {
    let lowercased = text.lowercased()
    var host = Substring(lowercased)
    if let colon = lowercased.lastIndex(of: ":") {
      host = lowercased[..<colon]
      let port = lowercased[lowercased.index(after: colon)...]
      guard (1...5).contains(port.utf8.count), let number = Int(port), (1...65_535).contains(number)
      else { return nil }
    }
    guard (1...253).contains(host.utf8.count), host.utf8.allSatisfy(Self.isHostByte),
      host.utf8.first != UInt8(ascii: "."), host.utf8.first != UInt8(ascii: "-")
    else { return nil }
    self.text = lowercased
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    Credential.isPlain(byte) && byte != UInt8(ascii: "_")
  }
}
