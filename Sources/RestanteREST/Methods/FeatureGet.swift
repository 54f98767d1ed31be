import RestanteCore
import RestanteJSON

/// `feature.get`: whether the portal has a feature.
struct FeatureGet: RESTMethod {
  let name = "feature.get"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let code = AnyCaseParameters(call.parameters).text("CODE")
    guard !code.isEmpty else { throw RESTError(.emptyCode) }
    let features = call.caller.portal.settings.features
    let isThere =
      switch code {
      case "rest_offline_extended": features.offlineExtended
      case "rest_auth_connector": features.authConnector
      default: false
      }
    return MethodResult(["value": isThere ? "Y" : "N"])
  }
}
