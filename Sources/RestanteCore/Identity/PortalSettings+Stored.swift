import RestanteJSON

/// The form in which every store keeps a portal's settings: one JSON object with a member for each
/// thing that was decided. Members that an older version does not know are ignored by it.
extension PortalSettings {
  /// The JSON text to store.
  public var stored: String {
    var object: JSONObject = [:]
    if state != .active { object["state"] = .string(state.rawValue) }
    if let offlineAccess { object["offline_access"] = .string(offlineAccess.rawValue) }
    if !features.offlineExtended { object["offline_extended"] = false }
    if !features.authConnector { object["auth_connector"] = false }
    if !features.rest { object["rest"] = false }
    if let rateLimit { object["rate_limit"] = .string(rateLimit.description) }
    if let operatingLimit { object["operating_limit"] = .string(operatingLimit.text) }
    if let timeZone { object["time_zone"] = .string(timeZone.text) }
    return JSONValue.object(object).encodedString(.plain)
  }

  /// Settings from stored text.
  ///
  /// - Throws: `corrupt` when the text is no JSON object or a member means nothing.
  public init(stored text: String) throws(StoreError) {
    guard let object = (try? JSONParser().parse(text))?.objectValue else {
      throw StoreError(.corrupt, "the settings of a portal are not a JSON object")
    }
    self.init()
    if let value = try Self.member("state", of: object, PortalState.init(rawValue:)) {
      state = value
    }
    offlineAccess = try Self.member("offline_access", of: object, OfflineAccess.init(rawValue:))
    features = PortalFeatures(
      offlineExtended: object["offline_extended"] != false,
      authConnector: object["auth_connector"] != false, rest: object["rest"] != false)
    rateLimit = try Self.member("rate_limit", of: object) { RateLimit($0) }
    operatingLimit = try Self.member("operating_limit", of: object) { OperatingLimit($0) }
    timeZone = try Self.member("time_zone", of: object) { PortalTimeZone($0) }
  }

  private static func member<Value>(
    _ name: String, of object: JSONObject, _ parse: (String) -> Value?
  ) throws(StoreError) -> Value? {
    guard let member = object[name] else { return nil }
    guard let value = member.stringValue.flatMap(parse) else {
      throw StoreError(.corrupt, "the setting \(name) of a portal has an invalid value")
    }
    return value
  }
}
