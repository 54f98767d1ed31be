import RestanteCore
package import RestanteJSON

/// What a request of the wire asks for, for programs that do not serve it.
package struct ReadRequest: Sendable {
  /// The method in small letters, without the suffix that names a format; `nil` where there is
  /// none.
  package let method: String?
  /// The secret code of a webhook path.
  package let webhookCode: String?
  /// All parameters as safe mode reads them; without the code of a webhook.
  package let parameters: JSONObject

  /// Reads a request whose body is in memory.
  package init(_ request: RESTRequest) {
    let reading = ParameterDecoder(request, body: request.body).readings()[.safe]
    var route = Route(path: request.path)
    if route.method == nil, request.path.hasPrefix(Route.base) {
      let named = reading.parameters.text("method").map(Route.split)
      (route.method, route.format) = named ?? (nil, .json)
    }
    method = route.method?.lowercased()
    webhookCode = route.webhookCode
    parameters = reading.parameters.values
  }
}
