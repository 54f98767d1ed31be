import RestanteJSON

/// `feature.get`: whether the portal has a feature. Those of offline events are always there.
struct FeatureGet: RESTMethod {
  let name = "feature.get"

  private static let available: Set<String> = ["rest_offline_extended", "rest_auth_connector"]

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let code = AnyCaseParameters(call.parameters).text("CODE")
    guard !code.isEmpty else { throw RESTError(.emptyCode) }
    return MethodResult(["value": Self.available.contains(code) ? "Y" : "N"])
  }
}
