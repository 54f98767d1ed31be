import RestanteJSON

/// A request after routing: which method it names, with which parameters and credentials.
struct RoutedRequest: Sendable {
  /// The method as the client spelled it; `nil` when the request names none.
  let method: String?
  /// The format that the request wants its answer in.
  let format: ReplyFormat
  /// All parameters; the user and code of a webhook path among them as `aplogin` and `ap`.
  let parameters: RequestParameters
  /// The `Authorization` header.
  let authorization: String?
  /// The `Idempotency-Key` header.
  let idempotencyKey: String?
  /// For how many seconds the client is willing to wait, where it said so.
  let wait: Int?
  /// Whether webhooks are let through.
  let isSecure: Bool

  init(_ request: RESTRequest, route: Route) {
    var parameters = ParameterDecoder.decode(
      verb: request.verb, query: request.query, contentType: request.contentType,
      body: request.body)
    let variable = route.method == nil ? Self.methodVariable(request, parameters) : nil
    (method, format) = variable.map(Route.split) ?? (route.method, route.format)
    if let user = route.webhookUser, let code = route.webhookCode {
      parameters.set("aplogin", to: .string(user))
      parameters.set("ap", to: .string(code))
    }
    self.parameters = parameters
    authorization = request.authorization
    idempotencyKey = request.idempotencyKey
    wait = request.prefer.flatMap(PreferHeader.wait)
    isSecure = request.isSecure
  }

  /// The request variable that can stand in for a path that names no method. A member of a JSON
  /// body is no variable.
  private static func methodVariable(
    _ request: RESTRequest, _ parameters: RequestParameters
  ) -> String? {
    let variables =
      ParameterDecoder.isJSON(request.contentType)
      ? RequestParameters(QueryString.parse(request.query ?? "")) : parameters
    return variables.text("method")
  }
}
