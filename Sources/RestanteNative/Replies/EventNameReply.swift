import RestanteCore
import RestanteJSON

extension PortalEventName {
  /// The name as the native API shows it.
  var shown: JSONObject { ["event": .string(event.text), "scope": .string(scope)] }

  static let schema = Schemas.object(["event": Schemas.text, "scope": Schemas.text])
}
