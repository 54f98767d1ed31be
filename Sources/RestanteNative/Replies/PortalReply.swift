import RestanteCore
import RestanteJSON

extension Portal {
  /// A portal as the native API shows it.
  var shown: JSONObject {
    [
      "domain": .string(domain),
      "member_id": .string(memberID),
      "state": .string(settings.state.rawValue),
      "mode": mode.map { .string($0.rawValue) } ?? .null,
      "offline_access": settings.offlineAccess.map { .string($0.rawValue) } ?? .null,
      "rest": .bool(settings.features.rest),
      "rest_offline_extended": .bool(settings.features.offlineExtended),
      "rest_auth_connector": .bool(settings.features.authConnector),
      "rate_limit": settings.rateLimit.map { .string($0.description) } ?? .null,
      "operating_limit": settings.operatingLimit.map { .string($0.text) } ?? .null,
      "time_zone": settings.timeZone.map { .string($0.text) } ?? .null,
      "queues": .object(queueDefaults.object),
    ]
  }

  static let schema = Schemas.object([
    "domain": Schemas.text, "member_id": Schemas.text, "state": Schemas.text,
    "mode": Schemas.optionalText, "offline_access": Schemas.optionalText,
    "rest": Schemas.boolean, "rest_offline_extended": Schemas.boolean,
    "rest_auth_connector": Schemas.boolean, "rate_limit": Schemas.optionalText,
    "operating_limit": Schemas.optionalText, "time_zone": Schemas.optionalText,
    "queues": ["type": "object"],
  ])
}
